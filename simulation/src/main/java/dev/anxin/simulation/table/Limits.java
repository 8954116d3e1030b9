package dev.anxin.simulation.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large items and keys may be (DynamoDB's quotas).
final class Limits {
    private static final int ITEM_BYTES = 409_600; // 400 KB: names and values
    private static final int PARTITION_BYTES = 2048;
    private static final int SORT_BYTES = 1024;

    private Limits() {}

    static void checkKey(String partition, String sort) {
        DynamoErrors.check(
                isWithin(partition, PARTITION_BYTES),
                "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
        DynamoErrors.check(
                isWithin(sort, SORT_BYTES),
                "One or more parameter values were invalid: Size of rangekey has exceeded the maximum size limit of1024 bytes");
    }

    private static boolean isWithin(String text, int most) {
        return text.length() * 3L <= most || bytes(text) <= most;
    }

    /// Keys of an index are text, if they are there.
    static void checkIndexed(Item item, String name) {
        var value = item.attributes().get(name);
        DynamoErrors.check(
                value == null || (value.s() != null && !value.s().isEmpty()),
                "One or more parameter values were invalid: Type mismatch for Index Key " + name + ", or it is empty");
    }

    static void checkSize(Item item) {
        DynamoErrors.check(size(item.attributes()) <= ITEM_BYTES, "Item size has exceeded the maximum allowed size");
    }

    private static long size(Map<String, AttributeValue> attributes) {
        long size = 0;
        for (var entry : attributes.entrySet()) {
            size += bytes(entry.getKey()) + size(entry.getValue());
        }
        return size;
    }

    /// "DynamoDB item sizes and formats" of the developer guide; of numbers it says only approximately.
    private static long size(AttributeValue value) {
        if (value.s() != null) {
            return bytes(value.s());
        }
        return switch (value.type()) {
            case N -> value.n().length() / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToLong(Limits::bytes).sum();
            case NS ->
                value.ns().stream().mapToLong(number -> number.length() / 2 + 1).sum();
            case L ->
                3 + value.l().stream().mapToLong(element -> 1 + size(element)).sum();
            case M -> 3 + value.m().size() + size(value.m());
            default -> 1;
        };
    }

    private static long bytes(String text) {
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
