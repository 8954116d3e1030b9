package dev.anxin.simulation.table;

import java.util.Comparator;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Of an item: `pk` and `sk`, both text, as every table of Anxin has it.
public record ItemKey(String partition, String sort) implements Comparable<ItemKey> {
    private static final Comparator<ItemKey> ORDER = Comparator.comparing(ItemKey::partition, Values::compareText)
            .thenComparing(ItemKey::sort, Values::compareText);

    static ItemKey of(Map<String, AttributeValue> attributes) {
        var itemKey = new ItemKey(text(attributes, "pk"), text(attributes, "sk"));
        Limits.checkKey(itemKey.partition(), itemKey.sort());
        return itemKey;
    }

    /// Where nothing else may be beside it.
    static ItemKey alone(Map<String, AttributeValue> attributes) {
        DynamoErrors.check(attributes.size() == 2, "The provided key element does not match the schema");
        return of(attributes);
    }

    private static String text(Map<String, AttributeValue> attributes, String name) {
        var value = attributes.get(name);
        if (value == null || value.s() == null || value.s().isEmpty()) {
            throw DynamoErrors.invalid("One or more parameter values were invalid: the key attribute " + name
                    + " is missing, empty or no text");
        }
        return value.s();
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }

    @Override
    public int compareTo(ItemKey other) {
        return ORDER.compare(this, other);
    }
}
