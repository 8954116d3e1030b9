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
    private final Map<Key, Place> places = new HashMap<>();

    /// @param key parts entries of one range
    private record Place(String hash, String range, Key key) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::range, Values::compareText).thenComparing(Place::key);

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
    void show(Key key, Item item) {
        var next = place(key, item);
        var old = Optional.ofNullable(places.get(key));
        if (!old.equals(next)) {
            old.ifPresent(place -> under(place).remove(place));
            places.remove(key);
            next.ifPresent(place -> {
                places.put(key, place);
                under(place).put(place, Projected.of(item, shown));
            });
        }
    }

    /// Sparse: items without both attributes have none.
    private Optional<Place> place(Key key, Item item) {
        return item.text(index.hash())
                .flatMap(hash -> item.text(index.range()).map(range -> new Place(hash, range, key)));
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
