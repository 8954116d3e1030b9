package dev.anxin.page;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import dev.anxin.payment.Feedback;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a customer can answer, as forms: each answer one button, which needs no script. Whoever only loads the page
/// sends none.
///
/// @param locale of the page that an answer leads back to
/// @param reply to what was just said and nobody need look at; or empty
record FeedbackHtml(FeedbackPanel panel, FeedbackWords words, String token, String locale, String reply) {
    private static final Map<String, String> PLAIN = Map.of();
    private static final Map<String, String> HINT = Map.of("class", "hint");

    /// Answers that stand on the page itself. What takes back a whole order is asked for on a page of its own, where
    /// nobody touches it by chance.
    private static final List<Feedback> AT_ONCE = List.of(Feedback.BALANCE_FINE, Feedback.CHARGED);

    /// Characters of a comment, as browsers count them: never more than the server does.
    private static final String LONGEST = "500";

    static FeedbackHtml of(PageView view, PageDisplay display) {
        var words = FeedbackWords.in(view.locale());
        var reply = view.feedback().isMoot(display.said()) ? words.moot(view.pageFace()) : "";
        return new FeedbackHtml(view.feedback(), words, display.token(), view.locale(), reply);
    }

    /// On the page: thanks for what was said, what can be said with one tap, and the way to the rest.
    Markup beside() {
        var taps = taps(AT_ONCE);
        var question = text(words.tell("question") + " ");
        if (taps.isEmpty()) {
            return Markup.all(Stream.of(thanks(), element("p", HINT, question, way("quiet"))));
        }
        var answers = form(Markup.all(Stream.concat(taps.stream(), Stream.of(way("chip")))));
        return Markup.all(Stream.of(thanks(), element("p", HINT, question), answers));
    }

    private Markup way(String look) {
        var link = with("id", "tell", "href", "?lang=" + locale + "&tell=on", "class", look);
        return element("a", link, text(words.tell("link")));
    }

    /// A page of its own.
    Markup whole() {
        var heading = element("h1", PLAIN, text(words.tell("heading")));
        var taps = taps(List.of(Feedback.values()));
        var back = element("a", with("id", "back", "href", "?lang=" + locale), text(words.tell("back")));
        return Markup.all(Stream.of(
                heading,
                thanks(),
                taps.isEmpty() ? Markup.NONE : form(Markup.all(taps.stream())),
                comment(),
                element("p", PLAIN, back)));
    }

    private Markup thanks() {
        var noted = Stream.concat(panel.given().stream().map(this::noted), Stream.of(reply))
                .filter(line -> !line.isEmpty())
                .toList();
        if (noted.isEmpty()) {
            return Markup.NONE;
        }
        var lines = noted.stream().map(line -> element("p", PLAIN, text(line)));
        var thanks = element("p", PLAIN, element("strong", PLAIN, text(words.tell("thanks"))));
        return element("div", with("id", "said", "class", "said"), Markup.all(Stream.concat(Stream.of(thanks), lines)));
    }

    private String noted(Feedback given) {
        var isFull = given == Feedback.COMMENT && !panel.offered().contains(given);
        return isFull ? words.tell("full") : words.noted(given);
    }

    private List<Markup> taps(List<Feedback> some) {
        return panel.offered().stream()
                .filter(feedback -> feedback != Feedback.COMMENT && some.contains(feedback))
                .map(this::button)
                .toList();
    }

    private Markup button(Feedback feedback) {
        var name = with("id", "say-" + feedback.word(), "class", "chip", "name", "feedback", "value", feedback.word());
        return element("button", name, text(words.say(feedback)));
    }

    private Markup comment() {
        if (!panel.offered().contains(Feedback.COMMENT)) {
            return Markup.NONE; // what is noted says why
        }
        var box = with("id", "text", "name", "text", "rows", "5", "maxlength", LONGEST, "required", "");
        box.put("aria-describedby", "hint");
        return form(Markup.all(Stream.of(
                empty("input", with("type", "hidden", "name", "feedback", "value", Feedback.COMMENT.word())),
                element("label", with("for", "text"), text(words.tell("label"))),
                element("textarea", box),
                element("p", with("id", "hint", "class", "hint"), text(words.tell("hint"))),
                element("button", with("id", "say-comment", "class", "send"), text(words.say(Feedback.COMMENT))))));
    }

    private Markup form(Markup content) {
        return element(
                "form", with("method", "post", "action", token + "/feedback?lang=" + locale, "class", "say"), content);
    }
}
