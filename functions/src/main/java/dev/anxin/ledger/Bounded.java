package dev.anxin.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// A map that stays small whatever happens. Over its limit it becomes "too many": its entries are dropped for
/// good, and a person is called. A flood of ids therefore makes one payment need review and leaves all others
/// alone.
public record Bounded<V>(SortedMap<String, V> entries, boolean tooMany) {
    public Bounded {
        entries = Collections.unmodifiableSortedMap(tooMany ? new TreeMap<>() : new TreeMap<>(entries));
    }

    public static <V> Bounded<V> none() {
        return new Bounded<>(Collections.emptySortedMap(), false);
    }

    public static <V> Bounded<V> of(String key, V value) {
        return new Bounded<>(new TreeMap<>(Collections.singletonMap(key, value)), false);
    }

    public static <V> Bounded<V> over() {
        return new Bounded<>(Collections.emptySortedMap(), true);
    }

    public boolean isEmpty() {
        return !tooMany && entries.isEmpty();
    }

    public Collection<V> values() {
        return entries.values();
    }

    /// Mostly one of the two is empty; then nothing is copied.
    Bounded<V> join(Bounded<V> other, int limit, BinaryOperator<V> joinOne) {
        if (other.isEmpty() && entries.size() <= limit) {
            return this;
        }
        if (isEmpty() && other.entries.size() <= limit) {
            return other;
        }
        var all = new TreeMap<>(entries);
        other.entries.forEach((key, value) -> all.merge(key, value, joinOne));
        return new Bounded<>(all, tooMany || other.tooMany || all.size() > limit);
    }
}
