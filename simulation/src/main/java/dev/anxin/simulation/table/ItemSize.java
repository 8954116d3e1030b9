package dev.anxin.simulation.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large an item is, as DynamoDB counts it: names and values.
public final class ItemSize {
    private ItemSize() {}

    /// In bytes.
    public static long of(Map<String, AttributeValue> attributes) {
        long size = 0;
        for (var entry : attributes.entrySet()) {
            size += bytes(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    /// "DynamoDB item sizes and formats" of the developer guide; of numbers it says only approximately.
    private static long of(AttributeValue value) {
        if (value.s() != null) {
            return bytes(value.s());
        }
        return switch (value.type()) {
            case N -> value.n().length() / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToLong(ItemSize::bytes).sum();
            case NS ->
                value.ns().stream().mapToLong(number -> number.length() / 2 + 1).sum();
            case L ->
                3 + value.l().stream().mapToLong(element -> 1 + of(element)).sum();
            case M -> 3 + value.m().size() + of(value.m());
            default -> 1;
        };
    }

    static long bytes(String text) {
        return text.length() < 1000 && isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
