package dev.anxin.simulation.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// The items, and what may be done with them. Always consistent: what an index or a read shows late is the
/// caller's to invent. Not for several threads at once.
public final class Table {
    private final Map<String, Index> indexes;
    private final Map<Index, Entries> entries = new HashMap<>();
    private final Consumer<ItemChange> stream;
    private final Consumer<Runnable> indexing;
    private final Charging charging;
    private final Map<String, NavigableMap<String, Item>> partitions = new HashMap<>();
    private final Map<String, Object> tokens = new HashMap<>();
    private int freshTokens;

    /// A sparse index that shows keys only.
    public record Index(String hash, String range) {}

    /// @param indexes by name
    /// @param stream hears of every change; a write that changes nothing is none
    public Table(Map<String, Index> indexes, Consumer<ItemChange> stream) {
        this(indexes, stream, Runnable::run);
    }

    /// @param indexing brings the indexes up to date with a change, at once or later
    public Table(Map<String, Index> indexes, Consumer<ItemChange> stream, Consumer<Runnable> indexing) {
        this(indexes, stream, indexing, UnitMeter.NONE);
    }

    /// @param meter hears what the table is charged
    public Table(Map<String, Index> indexes, Consumer<ItemChange> stream, UnitMeter meter) {
        this(indexes, stream, Runnable::run, meter);
    }

    private Table(
            Map<String, Index> indexes, Consumer<ItemChange> stream, Consumer<Runnable> indexing, UnitMeter meter) {
        this.indexing = indexing;
        this.charging = new Charging(meter, indexes);
        this.indexes = Map.copyOf(indexes);
        indexes.values().forEach(index -> entries.put(index, new Entries(index)));
        this.stream = stream;
    }

    /// As a request reads it.
    Item read(ItemKey itemKey, boolean consistent) {
        var item = get(itemKey);
        charging.got(itemKey, item, consistent);
        return item;
    }

    Item get(ItemKey itemKey) {
        return items(itemKey.partition()).getOrDefault(itemKey.sort(), Item.ABSENT);
    }

    /// @return what the item was
    Item write(Write write) {
        var before = get(write.itemKey());
        if (!write.condition().holds(before)) {
            charging.refused(write.itemKey(), before, 1);
            throw DynamoErrors.condition(write.shows() ? before : Item.ABSENT);
        }
        var after = result(write, before);
        charging.wrote(write.itemKey(), before, after, 1);
        store(write.itemKey(), before, after);
        return before;
    }

    private Item result(Write write, Item before) {
        var result = write.result().apply(before);
        Limits.checkSize(result);
        for (Index index : indexes.values()) {
            Limits.checkIndexed(result, index.hash());
            Limits.checkIndexed(result, index.range());
        }
        return result;
    }

    /// All or nothing.
    ///
    /// @param token of the request: the same again within ten minutes does nothing more; empty for none
    /// @param content the same whenever the token is
    void transact(List<Write> writes, String token, Object content) {
        DynamoErrors.check(!writes.isEmpty() && writes.size() <= 100, "transactItems must have 1 to 100 entries");
        var keys = writes.stream().map(Write::itemKey).distinct().count();
        DynamoErrors.check(keys == writes.size(), "Transaction request cannot include multiple operations on one item");
        if (tokens.containsKey(token)) {
            DynamoErrors.checkRepeated(content.equals(tokens.get(token)));
            return;
        }
        var results = new TreeMap<ItemKey, Item>(); // a transaction has no order in itself
        var reasons = writes.stream().map(write -> reason(write, results)).toList();
        if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
            writes.forEach(write -> charging.refused(write.itemKey(), get(write.itemKey()), 2));
            throw DynamoErrors.cancelled(reasons);
        }
        if (!token.isEmpty()) {
            tokens.put(token, content);
        }
        results.forEach((itemKey, result) -> {
            charging.wrote(itemKey, get(itemKey), result, 2);
            store(itemKey, get(itemKey), result);
        });
    }

    String freshToken() {
        return "token-" + ++freshTokens;
    }

    /// @param results where what becomes of the item goes
    private CancellationReason reason(Write write, Map<ItemKey, Item> results) {
        var before = get(write.itemKey());
        if (!write.condition().holds(before)) {
            return DynamoErrors.reason(write.shows() ? before : Item.ABSENT);
        }
        try {
            results.put(write.itemKey(), result(write, before));
            return CancellationReason.builder().code("None").build();
        } catch (DynamoDbException invalid) {
            return CancellationReason.builder()
                    .code("ValidationError")
                    .message(invalid.awsErrorDetails().errorMessage())
                    .build();
        }
    }

    private void store(ItemKey itemKey, Item before, Item after) {
        if (before.equals(after)) {
            return;
        }
        if (after.exists()) {
            items(itemKey.partition()).put(itemKey.sort(), after);
        } else {
            items(itemKey.partition()).remove(itemKey.sort());
        }
        indexing.accept(() -> entries.values().forEach(index -> index.show(itemKey, get(itemKey))));
        stream.accept(new ItemChange(itemKey, before.attributes(), after.attributes()));
    }

    private NavigableMap<String, Item> items(String partition) {
        return partitions.computeIfAbsent(partition, _ -> new TreeMap<>(Values::compareText));
    }

    /// The items of a partition whose sort keys begin so, in the order of these.
    List<Item> partition(String partition, String sortBegins) {
        return items(partition).tailMap(sortBegins, true).entrySet().stream()
                .takeWhile(item -> item.getKey().startsWith(sortBegins))
                .map(Map.Entry::getValue)
                .toList();
    }

    Charging charging() {
        return charging;
    }

    /// Every item that there is.
    public void forEach(BiConsumer<ItemKey, Map<String, AttributeValue>> work) {
        partitions.forEach((partition, items) ->
                items.forEach((sort, item) -> work.accept(new ItemKey(partition, sort), item.attributes())));
    }

    Index index(String name) {
        return Optional.ofNullable(indexes.get(name))
                .orElseThrow(() -> DynamoErrors.invalid("The table does not have the specified index: " + name));
    }

    /// What stands in an index under this hash, in its order: keys only.
    List<Item> entries(Index index, String hash) {
        return entries(index).under(hash);
    }

    /// The smallest value of an index's range under any hash.
    public Optional<String> first(String index) {
        return entries(index(index)).first();
    }

    private Entries entries(Index index) {
        return Optional.ofNullable(entries.get(index)).orElseThrow();
    }
}
