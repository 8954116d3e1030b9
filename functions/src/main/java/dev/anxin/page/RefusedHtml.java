package dev.anxin.page;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import java.util.Map;

/// What a customer reads whose answer could not be taken as it was sent: nothing has changed, and where to write again.
/// It repeats nothing that was sent. Stands under the address of the form, beside the payment's own.
///
/// @param token the last part of the page's address
public record RefusedHtml(String locale, String token) {
    private static final Map<String, String> PLAIN = Map.of();

    public String html() {
        var words = PageWords.in(locale);
        var again = with("id", "again", "href", "../" + token + "?lang=" + locale + "&tell=on");
        var content = element(
                "main",
                with("class", "refused"),
                element(
                        "div",
                        with("class", "tell"),
                        element("h1", PLAIN, text(words.refused("heading"))),
                        element("p", with("id", "said", "class", "said", "role", "alert"), text(words.refused("text"))),
                        element("p", PLAIN, element("a", again, text(words.refused("again"))))));
        return PageHtml.document(locale, words.refused("heading"), 0, false, content);
    }
}
