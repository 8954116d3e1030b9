package dev.anxin.simulation.table;

import java.util.Comparator;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Of an item: `pk` and `sk`, both text, as every table of Anxin has it.
public record Key(String partition, String sort) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::partition, Values::compareText).thenComparing(Key::sort, Values::compareText);

    static Key of(Map<String, AttributeValue> attributes) {
        var key = new Key(text(attributes, "pk"), text(attributes, "sk"));
        Limits.checkKey(key.partition(), key.sort());
        return key;
    }

    /// Where nothing else may be beside it.
    static Key alone(Map<String, AttributeValue> attributes) {
        Refused.check(attributes.size() == 2, "The provided key element does not match the schema");
        return of(attributes);
    }

    private static String text(Map<String, AttributeValue> attributes, String name) {
        var value = attributes.get(name);
        if (value == null || value.s() == null || value.s().isEmpty()) {
            throw Refused.invalid("One or more parameter values were invalid: the key attribute " + name
                    + " is missing, empty or no text");
        }
        return value.s();
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
