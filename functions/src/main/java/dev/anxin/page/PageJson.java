package dev.anxin.page;

import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The page as JSON, for shops that show it in their own app (`anxin.page/1`): the same words, and the same
/// silence about all else.
public final class PageJson {
    private PageJson() {}

    public static Json of(PageView view) {
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
        page.put("steps", Json.array(view.steps().stream().map(PageJson::step)));
        page.put("links", links(view));
        page.put("refreshSeconds", Json.of(view.refreshSeconds()));
        return new Json.Fields(page);
    }

    private static Json step(PageView.Step step) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("progress", Json.of(step.progress().word()));
        json.put("text", Json.of(step.words()));
        step.at().ifPresent(at -> json.put("at", Json.of(at)));
        return new Json.Fields(json);
    }

    /// `payAgain` stands in it only where that is safe.
    private static Json links(PageView view) {
        Map<String, Json> links = new LinkedHashMap<>();
        view.links().forEach(link -> links.put(name(link.kind()), Json.of(link.url())));
        return new Json.Fields(links);
    }

    private static String name(PageView.Link.Kind kind) {
        return switch (kind) {
            case PAY_AGAIN -> "payAgain";
            case ORDER -> "order";
            case SUPPORT -> "support";
        };
    }
}
