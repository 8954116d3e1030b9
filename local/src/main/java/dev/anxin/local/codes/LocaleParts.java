package dev.anxin.local.codes;

import dev.anxin.failure.Catalogue;
import dev.anxin.failure.Point;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.locale.Phrasebook;
import dev.anxin.notification.Cause;
import dev.anxin.notification.Template;
import dev.anxin.notification.Texts;
import java.util.List;
import java.util.stream.Stream;

/// What a locale's file must have: a text for each template, each cause and each reason.
final class LocaleParts {
    private LocaleParts() {}

    /// What is not there, each with its place.
    static List<String> missing(Phrasebook phrasebook) {
        return names().filter(path -> phrasebook
                        .words()
                        .at(path.split(" "))
                        .text()
                        .filter(text -> !text.isBlank())
                        .isEmpty())
                .map(path -> phrasebook.locale() + ": it has no text '" + path + "'")
                .toList();
    }

    private static Stream<String> names() {
        var messages = Stream.of(Template.values())
                .flatMap(template -> Texts.PARTS.stream().map(part -> "messages " + template.id() + " " + part));
        var causes = Stream.of(Cause.values()).map(cause -> "phrases cause-" + cause.word());
        var reasons = Stream.of(Purpose.values()).map(purpose -> "phrases why-" + purpose.word());
        var failures = Catalogue.causes().stream().map(cause -> "failures " + cause);
        var points = Stream.of(Point.values()).map(point -> "points " + point.word());
        var frame = Stream.of("subject", "text", "sms", "inbox").map(part -> "frame " + part);
        return Stream.of(messages, causes, reasons, failures, points, frame).flatMap(all -> all);
    }
}
