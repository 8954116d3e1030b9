package dev.anxin.local.codes;

import dev.anxin.function.customer.ChannelsJson;
import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.locale.Locales;
import java.nio.file.Path;
import java.util.List;

/// All messages, and the page that shows them.
///
/// @param page where it is
public record PreviewResult(Path page, List<MessageSample> samples) implements CommandResult {
    public PreviewResult {
        samples = List.copyOf(samples);
    }

    public static PreviewResult of(Path page) {
        var samples = Locales.names().stream()
                .flatMap(locale -> MessageSample.of(Locales.in(locale)))
                .toList();
        return new PreviewResult(page, samples);
    }

    /// The page.
    public String html() {
        return PreviewHtml.of(samples);
    }

    @Override
    public void print(Screen screen) {
        screen.line(samples.size() + " messages in " + Locales.names().size() + " locales");
        screen.line(Screen.Ink.BOLD, page.toUri().toString());
    }

    @Override
    public Json json() {
        return Json.object(
                "schema",
                "anxin.messages/1",
                "page",
                page.toString(),
                "messages",
                Json.array(samples.stream().map(PreviewResult::json)));
    }

    private static Json json(MessageSample sample) {
        var text = sample.text();
        return Json.object(
                "template",
                sample.template().id(),
                "locale",
                sample.locale(),
                "variant",
                sample.variant(),
                "title",
                text.title(),
                "text",
                text.text(),
                "sms",
                text.sms(),
                "channels",
                ChannelsJson.of(text.channels()));
    }

    @Override
    public int exitCode() {
        return 0;
    }
}
