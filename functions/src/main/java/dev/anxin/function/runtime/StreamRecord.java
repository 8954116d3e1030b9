package dev.anxin.function.runtime;

import dev.anxin.json.Json;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One record of the table's stream.
public record StreamRecord(Json json) {
    String sequence() {
        return json.at("dynamodb").needText("SequenceNumber");
    }

    String partition() {
        return json.at("dynamodb", "Keys", "pk").needText("S");
    }

    /// The item after the change.
    public Map<String, AttributeValue> after() {
        return image("NewImage");
    }

    /// The item before the change; empty if there was none.
    public Map<String, AttributeValue> before() {
        return image("OldImage");
    }

    /// Strings and numbers: the raw body, the only other kind, is nothing that a fold needs.
    private Map<String, AttributeValue> image(String name) {
        var image = new HashMap<String, AttributeValue>();
        json.at("dynamodb", name).members().forEach((attribute, typed) -> {
            typed.at("S").text().map(AttributeValue::fromS).ifPresent(value -> image.put(attribute, value));
            typed.at("N").text().map(AttributeValue::fromN).ifPresent(value -> image.put(attribute, value));
        });
        return image;
    }
}
