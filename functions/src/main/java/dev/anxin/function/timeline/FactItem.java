package dev.anxin.function.timeline;

import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.KeptAttributes;
import dev.anxin.ledger.Summary;
import dev.anxin.privacy.KeptBody;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One fact as the table holds it.
///
/// @param source who learned it: `callback`, `merchant`, `tell` ...
/// @param id the source's own
/// @param at the time it speaks of
/// @param heard when it was written
/// @param body what is kept of the body it came in
public record FactItem(String source, String id, Instant at, Instant heard, Summary says, KeptBody body) {

    public static FactItem read(Map<String, AttributeValue> item) {
        var name = text(item, "sk").split("#", 3); // fact#source#id
        return new FactItem(
                name[1],
                name[2],
                millis(item, "at"),
                millis(item, "heard"),
                Facts.fragment(item),
                KeptAttributes.read(item));
    }

    /// As its key has it: no two facts of a payment have the same.
    public String name() {
        return source + "#" + id;
    }

    /// What the customer wrote, masked.
    public Optional<String> comment() {
        return says.comments().isEmpty()
                ? Optional.empty()
                : body.document().at("text").text();
    }

    private static Instant millis(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::n)
                .map(number -> Instant.ofEpochMilli(Long.parseLong(number)))
                .orElse(Instant.EPOCH);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }
}
