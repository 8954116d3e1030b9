package dev.anxin.page;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import java.util.Map;
import java.util.stream.Stream;

/// The page on which a customer who has lost the link looks for an order. One form, which needs no script, and repeats
/// nothing that was sent.
///
/// @param shop may be empty
public record LookUpHtml(String locale, String shop, LookUpNotice notice) {
    private static final Map<String, String> PLAIN = Map.of();

    public String html() {
        var words = PageWords.in(locale);
        var shopName = shop.isEmpty() ? Markup.NONE : element("p", with("class", "shop"), text(shop));
        var fields = Markup.all(Stream.of(
                element("label", with("for", "order"), text(words.lookUp("order"))),
                field("order", "64", "text"),
                element("label", with("for", "amount"), text(words.lookUp("amount"))),
                field("amount", "40", "decimal"),
                element("button", with("id", "find", "class", "send"), text(words.lookUp("send")))));
        var form = element("form", with("method", "post", "action", "?lang=" + locale, "class", "say"), fields);
        var content = element(
                "main",
                with("class", "look-up"),
                element("header", PLAIN, shopName, PageHtml.languages(locale, "")),
                element(
                        "div",
                        with("class", "tell"),
                        element("h1", PLAIN, text(words.lookUp("heading"))),
                        notice(words),
                        element("p", with("class", "hint"), text(words.lookUp("hint"))),
                        form));
        return PageHtml.document(locale, words.lookUp("heading"), 0, false, content);
    }

    private Markup notice(PageWords words) {
        return switch (notice) {
            case NONE -> Markup.NONE;
            case NOT_FOUND -> said(words.lookUp("not-found"));
            case TOO_OFTEN -> said(words.lookUp("too-often"));
            case UNREADABLE -> said(words.lookUp("unreadable"));
        };
    }

    private static Markup said(String words) {
        return element("p", with("id", "said", "class", "said", "role", "alert"), text(words));
    }

    private static Markup field(String name, String longest, String mode) {
        return empty(
                "input",
                with(
                        "id",
                        name,
                        "name",
                        name,
                        "maxlength",
                        longest,
                        "inputmode",
                        mode,
                        "autocomplete",
                        "off",
                        "required",
                        ""));
    }
}
