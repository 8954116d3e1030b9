package dev.anxin.simulation.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/// The items, and what may be done with them. Always consistent: what an index or a read shows late is the
/// caller's to invent. Not for several threads at once.
public final class Table {
    private final Map<String, Index> indexes;
    private final Consumer<Written> stream;
    private final NavigableMap<Key, Item> items = new TreeMap<>();
    private final Set<String> tokens = new HashSet<>();
    private int freshTokens;

    /// A sparse index that shows keys only.
    public record Index(String hash, String range) {}

    /// @param indexes by name
    /// @param stream hears of every change; a write that changes nothing is none
    public Table(Map<String, Index> indexes, Consumer<Written> stream) {
        this.indexes = Map.copyOf(indexes);
        this.stream = stream;
    }

    Item get(Key key) {
        return items.getOrDefault(key, Item.ABSENT);
    }

    /// @return what the item was
    Item write(Write write) {
        var before = get(write.key());
        if (!write.condition().holds(before)) {
            throw Refused.condition(write.shows() ? before : Item.ABSENT);
        }
        store(write.key(), before, write.result().apply(before));
        return before;
    }

    /// All or nothing.
    ///
    /// @param token of the request: the same again within ten minutes does nothing more; empty for none
    void transact(List<Write> writes, String token) {
        Refused.check(!writes.isEmpty() && writes.size() <= 100, "transactItems must have 1 to 100 entries");
        var keys = writes.stream().map(Write::key).distinct().count();
        Refused.check(keys == writes.size(), "Transaction request cannot include multiple operations on one item");
        if (!token.isEmpty() && !tokens.add(token)) {
            return;
        }
        var failed = writes.stream().anyMatch(write -> !write.condition().holds(get(write.key())));
        if (failed) {
            tokens.remove(token);
            throw Refused.cancelled(writes.stream().map(this::reason).toList());
        }
        var results = new ArrayList<Item>();
        writes.forEach(write -> results.add(write.result().apply(get(write.key()))));
        for (int i = 0; i < results.size(); i++) {
            var key = writes.get(i).key();
            store(key, get(key), results.get(i));
        }
    }

    String freshToken() {
        return "token-" + ++freshTokens;
    }

    private CancellationReason reason(Write write) {
        var before = get(write.key());
        if (write.condition().holds(before)) {
            return CancellationReason.builder().code("None").build();
        }
        return CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .message("The conditional request failed")
                .item(write.shows() ? before.attributes() : Map.of())
                .build();
    }

    private void store(Key key, Item before, Item after) {
        if (before.equals(after)) {
            return;
        }
        if (after.exists()) {
            items.put(key, after);
        } else {
            items.remove(key);
        }
        stream.accept(new Written(key, before.attributes(), after.attributes()));
    }

    /// All items of a partition in the order of their sort keys.
    List<Item> partition(String partition) {
        return List.copyOf(items.subMap(new Key(partition, ""), new Key(partition + "\0", ""))
                .values());
    }

    Index index(String name) {
        return Optional.ofNullable(indexes.get(name))
                .orElseThrow(() -> Refused.invalid("The table does not have the specified index: " + name));
    }

    /// What stands in an index under this hash, in its order: keys only.
    List<Item> entries(Index index, String hash) {
        return items.values().stream()
                .filter(item -> text(item, index.hash()).filter(hash::equals).isPresent())
                .filter(item -> text(item, index.range()).isPresent())
                .sorted(Comparator.<Item, String>comparing(
                                item -> text(item, index.range()).orElse(""), Values::compareText)
                        .thenComparing(item -> Key.of(item.attributes())))
                .map(item -> Projected.of(
                        item,
                        Stream.of("pk", "sk", index.hash(), index.range())
                                .map(List::of)
                                .toList()))
                .toList();
    }

    /// The smallest value of an index's range under any hash.
    public Optional<String> first(String index) {
        var wanted = index(index);
        return items.values().stream()
                .filter(item -> text(item, wanted.hash()).isPresent())
                .flatMap(item -> text(item, wanted.range()).stream())
                .min(Values::compareText);
    }

    private static Optional<String> text(Item item, String attribute) {
        return item.at(List.of(attribute)).map(value -> value.s());
    }
}
