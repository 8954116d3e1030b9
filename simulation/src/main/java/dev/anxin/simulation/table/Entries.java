package dev.anxin.simulation.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What stands in one index of a table, kept in its order as items change: keys only.
final class Entries {
    private final Table.Index index;
    private final List<List<String>> shown;
    private final NavigableMap<String, NavigableMap<Place, Item>> byHash = new TreeMap<>();
    private final Map<ItemKey, Place> places = new HashMap<>();

    /// @param itemKey parts entries of one range
    private record Place(String hash, String range, ItemKey itemKey) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::range, Values::compareText).thenComparing(Place::itemKey);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    Entries(Table.Index index) {
        this.index = index;
        this.shown = List.of(List.of("pk"), List.of("sk"), List.of(index.hash()), List.of(index.range()));
    }

    /// An item is this now; none if it is gone.
    void show(ItemKey itemKey, Item item) {
        var next = place(itemKey, item);
        var old = Optional.ofNullable(places.get(itemKey));
        if (!old.equals(next)) {
            old.ifPresent(place -> under(place).remove(place));
            places.remove(itemKey);
            next.ifPresent(place -> {
                places.put(itemKey, place);
                under(place).put(place, Projection.of(item, shown));
            });
        }
    }

    /// Sparse: items without both attributes have none.
    private Optional<Place> place(ItemKey itemKey, Item item) {
        return item.text(index.hash())
                .flatMap(hash -> item.text(index.range()).map(range -> new Place(hash, range, itemKey)));
    }

    private NavigableMap<Place, Item> under(Place place) {
        return byHash.computeIfAbsent(place.hash(), _ -> new TreeMap<>());
    }

    /// In the order of their range.
    List<Item> under(String hash) {
        return List.copyOf(byHash.getOrDefault(hash, new TreeMap<>()).values());
    }

    /// The smallest range under any hash.
    Optional<String> first() {
        return byHash.values().stream()
                .filter(entries -> !entries.isEmpty())
                .map(entries -> entries.firstKey().range())
                .min(Values::compareText);
    }
}
