package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.Price;
import dev.anxin.simulation.table.ItemKey;
import dev.anxin.simulation.table.ItemSize;
import dev.anxin.simulation.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What lies in the tables, for as long as it is kept: until it expires, and what never does for as long as facts.
final class StoredItems {
    /// DynamoDB adds so many bytes to each item, and to each entry of an index, where it charges for storage: its
    /// developer guide, "DynamoDB item sizes and formats".
    private static final long OVERHEAD = 100;

    private static final double GIGABYTE = 1e9;
    private static final Duration MONTH = Duration.ofHours(730);

    private final Instant from;
    private final Duration longest;
    private final Map<Price, Double> months = new EnumMap<>(Price.class);
    private final Map<String, Long> bytes = new TreeMap<>();

    /// @param from when it was written
    /// @param longest how long facts are kept
    StoredItems(Table table, Instant from, Duration longest) {
        this.from = from;
        this.longest = longest;
        table.forEach(this::add);
    }

    private void add(ItemKey itemKey, Map<String, AttributeValue> item) {
        var size = ItemSize.of(item) + OVERHEAD;
        var kept = Optional.ofNullable(item.get("expiresAt"))
                .map(until -> Duration.between(from, Instant.ofEpochSecond(Long.parseLong(until.n()))))
                .orElse(longest);
        add(Price.TABLE_STORAGE, size, kept);
        if (!itemKey.partition().startsWith("contact#")) {
            add(Price.TABLE_RECOVERY, size, kept);
        }
        bytes.merge(KeyHeat.kind(itemKey.partition(), itemKey.sort()), size, Long::sum);
        for (var index : List.of(
                List.of("dueShard", "nextDueAt"),
                List.of("compareShard", "compareUntil"),
                List.of("workShard", "workAt"))) {
            if (item.keySet().containsAll(index)) {
                var entry = new HashMap<>(item);
                entry.keySet().retainAll(List.of("pk", "sk", index.get(0), index.get(1)));
                add(Price.TABLE_STORAGE, ItemSize.of(entry) + OVERHEAD, kept);
            }
        }
    }

    private void add(Price price, long size, Duration kept) {
        months.merge(price, size / GIGABYTE * kept.toSeconds() / MONTH.toSeconds(), Double::sum);
    }

    Bill bill() {
        return new Bill(months);
    }

    /// Of each kind of item, with what DynamoDB adds.
    Map<String, Long> bytes() {
        return Map.copyOf(bytes);
    }
}
