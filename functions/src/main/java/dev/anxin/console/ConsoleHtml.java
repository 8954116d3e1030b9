package dev.anxin.console;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.PageHeaders;
import java.net.URI;
import java.util.Map;

/// The one document of the console. All that it shows the script puts there.
///
/// @param api where the routes of support are
/// @param signIn where people sign in: `/oauth2/authorize` and `/oauth2/token` beneath it
/// @param client by which they do
public record ConsoleHtml(URI api, URI signIn, String client) {
    private static final Map<String, String> PLAIN = Map.of();

    public String document() {
        var head = element(
                "head",
                PLAIN,
                empty("meta", with("charset", "utf-8")),
                empty("meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
                element("title", PLAIN, text("Anxin support")),
                empty("link", with("rel", "icon", "href", "data:,")),
                empty("link", with("rel", "stylesheet", "href", "console/console.css")),
                element("script", with("src", "console/console.js", "defer", "")));
        var body = element(
                "body",
                with("data-api", api.toString(), "data-sign-in", signIn.toString(), "data-client", client),
                element("a", with("href", "#content", "id", "skip"), text("Skip to the content")),
                element("header", with("id", "top")),
                element(
                        "main",
                        with("id", "content"),
                        element("h1", PLAIN, text("Anxin support")),
                        element("noscript", PLAIN, element("p", PLAIN, text("The console needs JavaScript.")))),
                element("div", with("id", "live", "role", "status")));
        return "<!DOCTYPE html>"
                + element("html", with("lang", "en"), head, body).html();
    }

    /// Nothing runs but its own files, and it asks nobody but the API and the sign-in.
    public Map<String, String> headers() {
        return PageHeaders.allowing(
                "script-src 'self'; style-src 'self'; connect-src " + origin(api) + " " + origin(signIn));
    }

    /// An address without its path: a policy that names a path allows that path alone.
    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
