package dev.anxin.simulation.table;

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
        return text.length() * 3L <= most || ItemSize.bytes(text) <= most;
    }

    /// Keys of an index are text, if they are there.
    static void checkIndexed(Item item, String name) {
        var value = item.attributes().get(name);
        DynamoErrors.check(
                value == null || (value.s() != null && !value.s().isEmpty()),
                "One or more parameter values were invalid: Type mismatch for Index Key " + name + ", or it is empty");
    }

    static void checkSize(Item item) {
        DynamoErrors.check(
                ItemSize.of(item.attributes()) <= ITEM_BYTES, "Item size has exceeded the maximum allowed size");
    }
}
