package dev.anxin.local.product;

import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A change of a table's item, as Lambda hands it to a function.
public final class Streamed {
    private Streamed() {}

    /// An item that is new, or whose refold left all that is owed to be emitted.
    public static byte[] event(Map<String, AttributeValue> item) {
        return event(Map.of(), item);
    }

    /// @param before empty if the item is new
    public static byte[] event(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        var change = new LinkedHashMap<String, Json>();
        change.put("Keys", Json.object("pk", image(after).at("pk")));
        change.put("NewImage", image(after));
        change.put("SequenceNumber", Json.of("1"));
        if (!before.isEmpty()) {
            change.put("OldImage", image(before));
        }
        var record = Json.object("dynamodb", new Json.Fields(change));
        return Json.object("Records", Json.array(Stream.of(record))).write().getBytes(StandardCharsets.UTF_8);
    }

    private static Json image(Map<String, AttributeValue> item) {
        var image = new LinkedHashMap<String, Json>();
        item.forEach((name, value) ->
                image.put(name, value.s() == null ? Json.object("N", value.n()) : Json.object("S", value.s())));
        return new Json.Fields(image);
    }
}
