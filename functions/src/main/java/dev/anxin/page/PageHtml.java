package dev.anxin.page;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import dev.anxin.locale.Locales;
import dev.anxin.page.PageView.Link;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

/// The page as HTML. Whole without its script: that only loads the page again and puts in what changed,
/// part by part (`data-part`), so that nothing flickers and no focus is lost.
public final class PageHtml {
    private static final Map<String, String> PLAIN = Map.of();

    /// What messengers show of a link that somebody passes on: not how the payment stands.
    private static final String PREVIEW = "支付 · Payment";

    private PageHtml() {}

    public static String of(PageView view, PageDisplay display) {
        var words = PageWords.in(view.locale());
        var still = display.still();
        var feedback = FeedbackHtml.of(view, display);
        if (display.telling()) {
            return telling(view, words, feedback);
        }
        var refresh = still ? 0 : view.refreshSeconds();
        var content = element(
                "main",
                with("class", view.pageFace().word()),
                header(view, ""),
                element(
                        "div",
                        with("data-part", "top", "class", "top"),
                        icon(view.pageFace()),
                        element("h1", PLAIN, text(view.headline())),
                        Markup.all(view.sentences().stream().map(sentence -> element("p", PLAIN, text(sentence))))),
                part("check", check(view, words)),
                part("calm", calm(view)),
                part("links", links(view)),
                part("feedback", feedback.beside()),
                part("order", order(view, words)),
                part("steps", steps(view, words)),
                part("foot", foot(view, words, still)));
        return document(view, view.headline(), refresh, Markup.all(Stream.of(content, back(view, words))));
    }

    /// It does not load again: nobody's words are lost while they write.
    private static String telling(PageView view, PageWords words, FeedbackHtml feedback) {
        var content = element(
                "main",
                with("class", view.pageFace().word()),
                header(view, "&tell=on"),
                element("div", with("data-part", "tell", "class", "tell"), feedback.whole()),
                part("order", order(view, words)));
        return document(view, FeedbackWords.in(view.locale()).tell("heading"), 0, content);
    }

    private static Markup header(PageView view, String query) {
        var shop = view.shop().isEmpty() ? Markup.NONE : element("p", with("class", "shop"), text(view.shop()));
        return element("header", PLAIN, shop, languages(view.locale(), query));
    }

    /// The answer to every token that opens nothing: the same in every language, whatever is wrong with it.
    public static String nothing() {
        var content = Locales.names().stream().map(PageHtml::nothing);
        var title = PageWords.in("zh-CN").nothing("heading") + " · "
                + PageWords.in("en").nothing("heading");
        return document("zh-CN", title, 0, false, element("main", with("class", "nothing"), Markup.all(content)));
    }

    private static Markup nothing(String locale) {
        var words = PageWords.in(locale);
        return element(
                "div",
                with("class", "top", "lang", locale),
                element(locale.equals("zh-CN") ? "h1" : "h2", PLAIN, text(words.nothing("heading"))),
                element("p", PLAIN, text(words.nothing("text"))));
    }

    private static String document(PageView view, String heading, int refresh, Markup content) {
        var title = view.shop().isEmpty() ? heading : heading + " · " + view.shop();
        return document(view.locale(), title, refresh, view.unseen(), content);
    }

    static String document(String locale, String title, int refresh, boolean unseen, Markup content) {
        var again = refresh == 0
                ? Markup.NONE
                : element(
                        "noscript",
                        PLAIN,
                        empty("meta", with("http-equiv", "refresh", "content", "" + Math.max(15, refresh))));
        var head = element(
                "head",
                PLAIN,
                empty("meta", with("charset", "utf-8")),
                empty("meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
                empty("meta", with("name", "color-scheme", "content", "light dark")),
                empty("meta", with("name", "robots", "content", "noindex")),
                empty("meta", with("property", "og:title", "content", PREVIEW)),
                empty("link", with("rel", "icon", "href", "data:,")),
                again,
                element("title", PLAIN, text(title)),
                element("style", PLAIN, new Markup(Assets.STYLE.text())));
        var live = element("p", with("id", "live", "class", "hidden", "role", "status", "aria-live", "polite"));
        var body = element(
                "body",
                with("data-refresh", "" + refresh, "data-unseen", "" + unseen),
                content,
                live,
                element("script", PLAIN, new Markup(Assets.SCRIPT.text())));
        return "<!doctype html>"
                + element("html", with("lang", locale), head, body).html();
    }

    private static Markup part(String name, Markup content) {
        return element("div", with("data-part", name, "class", name), content);
    }

    /// Without script a person says by a button that they are back.
    private static Markup back(PageView view, PageWords words) {
        var button = element("button", PLAIN, text(words.frame("back")));
        return view.unseen()
                ? element("noscript", PLAIN, element("form", with("method", "post"), button))
                : Markup.NONE;
    }

    /// The other languages, each by its own name.
    static Markup languages(String own, String query) {
        var links =
                Locales.names().stream().filter(locale -> !locale.equals(own)).map(locale -> language(locale, query));
        return element("nav", PLAIN, Markup.all(links));
    }

    private static Markup language(String locale, String query) {
        var link = with("id", "language-" + locale, "href", "?lang=" + locale + query, "lang", locale);
        link.put("hreflang", locale);
        link.put("class", "quiet");
        return element("a", link, text(PageWords.in(locale).language()));
    }

    /// A ring that turns while somebody waits; a mark once it is over. Says nothing that the headline does
    /// not.
    private static Markup icon(PageFace pageFace) {
        var path = switch (pageFace) {
            case CONFIRMING, HANDED_OVER, PAID_LATE, PART_PAID, SETTLING -> "";
            case PAY_BY, BANK_DEBIT -> "M24 14v10.5l7 4";
            case PAID, PART_REFUNDED, REFUNDED -> "M15 24.5l6.5 6.5L34 18";
            case TRY_AGAIN -> "M33.5 20a10.5 10.5 0 1 0 1 6M35 13.5v7h-7";
            case NOT_PAID, REFUND_BOUNCED, CHARGED_BACK -> "M24 22v11m0-18.5v.5";
            case RETURNING -> "M32 24H16m6-7-7 7 7 7";
        };
        var mark = path.isEmpty()
                ? "<circle class=\"turn\" cx=\"24\" cy=\"24\" r=\"21\"/><circle class=\"dot\" cx=\"15\" cy=\"24\" r=\"2.5\"/>"
                        + "<circle class=\"dot\" cx=\"24\" cy=\"24\" r=\"2.5\"/><circle class=\"dot\" cx=\"33\" cy=\"24\" r=\"2.5\"/>"
                : "<path d=\"" + path + "\"/>";
        return new Markup("<svg class=\"icon\" viewBox=\"0 0 48 48\" aria-hidden=\"true\">"
                + "<circle class=\"ring\" cx=\"24\" cy=\"24\" r=\"21\"/>" + mark + "</svg>");
    }

    /// The script counts down by the seconds that are left, for the reader's clock may be wrong.
    private static Markup check(PageView view, PageWords words) {
        var check = view.check();
        if (check.words().isEmpty()) {
            return Markup.NONE;
        }
        var timer = with("role", "timer", "data-in", "" + check.seconds(), "data-left", words.left());
        return element(
                "p",
                with("data-check", "" + check.number()),
                text(check.words()),
                check.seconds() > 0 ? element("span", timer) : Markup.NONE);
    }

    private static Markup calm(PageView view) {
        return view.calm().isEmpty()
                ? Markup.NONE
                : element("ul", PLAIN, Markup.all(view.calm().stream().map(line -> element("li", PLAIN, text(line)))));
    }

    private static Markup order(PageView view, PageWords words) {
        return element(
                "dl",
                PLAIN,
                element(
                        "div",
                        PLAIN,
                        element("dt", PLAIN, text(words.frame("order"))),
                        element("dd", PLAIN, text(view.order()))),
                element(
                        "div",
                        PLAIN,
                        element("dt", PLAIN, text(words.frame("amount"))),
                        element("dd", PLAIN, text(view.amount()))));
    }

    private static Markup steps(PageView view, PageWords words) {
        var steps = view.steps().stream().map(PageHtml::step);
        return Markup.all(
                Stream.of(element("h2", PLAIN, text(words.frame("steps"))), element("ol", PLAIN, Markup.all(steps))));
    }

    private static Markup step(PageView.Step step) {
        var name = step.progress().word();
        var attributes = step.progress() == PageView.Progress.NOW
                ? with("class", name, "aria-current", "step")
                : with("class", name);
        var time = step.at()
                .map(at -> element("time", with("datetime", at.toString()), text(step.local())))
                .orElse(Markup.NONE);
        return element("li", attributes, element("span", PLAIN, text(step.words())), time);
    }

    /// The merchant's ways to pay again stand together, under what they are for.
    private static Markup links(PageView view) {
        var links = new ArrayList<Markup>();
        var ways = 0;
        for (var link : view.links()) {
            var isWay = link.kind() == Link.Kind.PAY_AGAIN;
            if (isWay && ways++ == 0 && !view.waysHeading().isEmpty()) {
                links.add(element("h2", PLAIN, text(view.waysHeading())));
            }
            var number = isWay && ways > 1 ? "-" + ways : "";
            links.add(link(link, link.kind().word() + number));
        }
        return Markup.all(links.stream());
    }

    /// Only addresses that lead somewhere harmless become links; all else is shown as it is. A merchant's words go
    /// in their own direction.
    private static Markup link(Link link, String id) {
        if (!link.url().matches("(https?://|mailto:|tel:).*")) {
            return element("p", with("id", id, "class", "words"), text(link.words() + " · " + link.url()));
        }
        var attributes = with("id", id, "href", link.url(), "rel", "noreferrer", "dir", "auto");
        attributes.put("class", "button " + link.kind().word());
        return element("a", attributes, text(link.words()));
    }

    private static Markup foot(PageView view, PageWords words, boolean still) {
        if (view.refreshSeconds() == 0) {
            return Markup.NONE;
        }
        var lang = "?lang=" + view.locale();
        var now = element("a", with("id", "look", "href", lang), text(words.frame("look")));
        var stop = element("a", with("id", "still", "href", lang + "&refresh=off"), text(words.frame("still")));
        return still
                ? element("p", PLAIN, now)
                : element("p", PLAIN, text(words.frame("refreshes") + " "), now, text(" · "), stop);
    }
}
