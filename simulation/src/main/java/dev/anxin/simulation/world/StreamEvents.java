package dev.anxin.simulation.world;

import dev.anxin.json.Json;
import dev.anxin.simulation.table.ItemChange;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Records of the table's stream as Lambda hands them over, and which of them the template's filters let pass.
public final class StreamEvents {
    private StreamEvents() {}

    /// For `fold`.
    public static boolean isFact(ItemChange itemChange) {
        return itemChange.itemKey().partition().startsWith("pay#")
                && itemChange.itemKey().sort().startsWith("fact#")
                && itemChange.before().isEmpty();
    }

    /// For `react`.
    public static boolean isPayment(ItemChange itemChange) {
        return itemChange.itemKey().partition().startsWith("pay#")
                && itemChange.itemKey().sort().equals("payment")
                && !itemChange.after().isEmpty();
    }

    public static Json record(long number, ItemChange itemChange) {
        Map<String, Json> change = new LinkedHashMap<>();
        change.put("SequenceNumber", Json.of("" + number));
        change.put(
                "Keys",
                Json.object(
                        "pk",
                        text(itemChange.itemKey().partition()),
                        "sk",
                        text(itemChange.itemKey().sort())));
        change.put("NewImage", image(itemChange.after()));
        if (!itemChange.before().isEmpty()) {
            change.put("OldImage", image(itemChange.before()));
        }
        var name = itemChange.before().isEmpty() ? "INSERT" : "MODIFY";
        return Json.object("eventSource", "aws:dynamodb", "eventName", name, "dynamodb", new Json.Fields(change));
    }

    private static Json text(String value) {
        return Json.object("S", value);
    }

    /// Texts and numbers: nothing else is read from a stream.
    private static Json image(Map<String, AttributeValue> attributes) {
        Map<String, Json> image = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (value.s() != null) {
                image.put(name, text(value.s()));
            } else if (value.n() != null) {
                image.put(name, Json.object("N", value.n()));
            }
        });
        return new Json.Fields(image);
    }
}
