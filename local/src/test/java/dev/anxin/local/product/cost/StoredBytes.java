package dev.anxin.local.product.cost;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How much an item takes in the table, as AWS counts it: names and texts in UTF-8, bytes as they are, a number
/// about half its digits. Source: DynamoDB's developer guide, "DynamoDB item sizes and formats".
final class StoredBytes {
    private StoredBytes() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().length() + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS ->
                value.ss().stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
            default -> throw new IllegalArgumentException("no item here has " + value.type());
        };
    }
}
