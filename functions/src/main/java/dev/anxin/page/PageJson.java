package dev.anxin.page;

import dev.anxin.json.Json;
import dev.anxin.notification.DueDate;
import dev.anxin.payment.Feedback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The page as JSON, for shops that show it in their own app (`anxin.page/1`): the same words, and the same
/// silence about all else.
public final class PageJson {
    private PageJson() {}

    /// @param said what the reader has just answered, in its word; or empty
    public static Json of(PageView view, String said) {
        Map<String, Json> page = new LinkedHashMap<>();
        page.put("schema", Json.of("anxin.page/1"));
        page.put("state", Json.of(view.pageFace().word()));
        page.put("locale", Json.of(view.locale()));
        page.put("shop", Json.of(view.shop()));
        page.put("order", Json.of(view.order()));
        page.put("amount", Json.of(view.amount()));
        page.put("headline", Json.of(view.headline()));
        page.put("sentences", Json.array(view.sentences().stream()));
        page.put("calm", Json.array(view.calm().stream()));
        page.put("check", Json.of(view.check().number()));
        view.check().next().ifPresent(next -> page.put("nextCheckAt", Json.of(next)));
        page.put("checkText", Json.of(view.check().words()));
        due(view.due(), page);
        page.put("steps", Json.array(view.steps().stream().map(PageJson::step)));
        page.put("links", links(view));
        if (!view.waysHeading().isEmpty()) {
            page.put("ways", Json.array(ways(view)));
        }
        page.put("feedback", feedback(view, said));
        page.put("refreshSeconds", Json.of(view.refreshSeconds()));
        return new Json.Fields(page);
    }

    /// As the payment's view names them: dates, which stay true however long the page is left open.
    private static void due(DueDate due, Map<String, Json> page) {
        if (!due.methodClass().isSlow()) {
            return;
        }
        page.put("methodClass", Json.of(due.methodClass().word()));
        var ofCustomer = due.methodClass().waitsForCustomer();
        due.at().ifPresent(at -> page.put(ofCustomer ? "payBy" : "expectedBy", Json.of(at)));
        due.until().filter(_ -> ofCustomer).ifPresent(until -> page.put("openUntil", Json.of(until)));
    }

    private static Json step(PageView.Step step) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("progress", Json.of(step.progress().word()));
        json.put("text", Json.of(step.words()));
        step.at().ifPresent(at -> json.put("at", Json.of(at)));
        return new Json.Fields(json);
    }

    private static Json feedback(PageView view, String said) {
        Map<String, Json> feedback = new LinkedHashMap<>();
        feedback.put("offered", words(view.feedback().offered()));
        feedback.put("given", words(view.feedback().given()));
        if (view.feedback().isMoot(said)) {
            feedback.put("reply", Json.of(FeedbackWords.in(view.locale()).moot(view.pageFace())));
        }
        return new Json.Fields(feedback);
    }

    private static Json words(List<Feedback> some) {
        return Json.array(some.stream().map(Feedback::word));
    }

    /// The merchant's ways to pay again, in order.
    private static Stream<Json> ways(PageView view) {
        return view.links().stream()
                .filter(link -> link.kind() == PageView.Link.Kind.PAY_AGAIN)
                .map(link -> Json.object("name", link.words(), "url", link.url()));
    }

    /// `payAgain` stands in it only where that is safe: the first of the ways.
    private static Json links(PageView view) {
        Map<String, Json> links = new LinkedHashMap<>();
        view.links().forEach(link -> links.putIfAbsent(name(link.kind()), Json.of(link.url())));
        return new Json.Fields(links);
    }

    private static String name(PageView.Link.Kind kind) {
        return switch (kind) {
            case PAY_AGAIN -> "payAgain";
            case IDENTITY -> "identity";
            case ORDER -> "order";
            case SUPPORT -> "support";
        };
    }
}
