package dev.anxin.simulation.table;

import dev.anxin.simulation.table.UnitMeter.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What DynamoDB charges, in units. Source: its developer guide, "DynamoDB read and write operations", "Using Global
/// Secondary Indexes", "Amazon DynamoDB Transactions: How it works".
record Charging(UnitMeter meter, Map<String, Table.Index> indexes) {
    private static final long WRITE_BYTES = 1_024;
    private static final long READ_BYTES = 4_096;

    private boolean isFree() {
        return meter.equals(UnitMeter.NONE);
    }

    /// By the larger of what the item was and what it is. An index is written where its keys change: to leave the old
    /// place, and to take the new one.
    ///
    /// @param times 2 in a transaction, which prepares and commits
    void wrote(ItemKey itemKey, Item before, Item after, int times) {
        if (isFree()) {
            return;
        }
        refused(itemKey, before.exists() && bytes(before) > bytes(after) ? before : after, times);
        indexes.forEach((name, index) -> {
            var old = place(name, index, before);
            var next = place(name, index, after);
            if (!old.equals(next)) {
                old.ifPresent(entry -> meter.wrote(entry.place(), 1));
                next.ifPresent(entry -> meter.wrote(entry.place(), 1));
            }
        });
    }

    /// A write whose condition failed costs as much as the item that stands there.
    void refused(ItemKey itemKey, Item item, int times) {
        if (!isFree()) {
            meter.wrote(place(itemKey), times * units(bytes(item), WRITE_BYTES));
        }
    }

    void got(ItemKey itemKey, Item item, boolean consistent) {
        if (!isFree()) {
            meter.read(place(itemKey), units(bytes(item), READ_BYTES) * share(consistent));
        }
    }

    /// By what was looked at, before filters and projections.
    void queried(QueryRequest request, String hash, List<Item> seen) {
        if (!isFree()) {
            var index = Optional.ofNullable(request.indexName()).orElse("");
            var bytes = seen.stream().mapToLong(Charging::bytes).sum();
            var consistent = Boolean.TRUE.equals(request.consistentRead());
            meter.read(new Place(index, hash, ""), units(bytes, READ_BYTES) * share(consistent));
        }
    }

    private static Place place(ItemKey itemKey) {
        return new Place("", itemKey.partition(), itemKey.sort());
    }

    /// @param range where it stands in its partition
    private record Entry(Place place, String range) {}

    /// Where an item stands in an index: sparse, only with both attributes.
    private static Optional<Entry> place(String name, Table.Index index, Item item) {
        return item.text(index.hash())
                .flatMap(hash -> item.text(index.range()).map(range -> new Entry(new Place(name, hash, ""), range)));
    }

    private static long bytes(Item item) {
        return ItemSize.of(item.attributes());
    }

    private static double share(boolean consistent) {
        return consistent ? 1 : 0.5;
    }

    /// Rounded up; what is not there counts as the smallest.
    private static double units(long bytes, long each) {
        return Math.max(1, Math.ceilDiv(bytes, each));
    }
}
