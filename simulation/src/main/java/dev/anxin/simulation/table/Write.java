package dev.anxin.simulation.table;

import java.util.List;
import java.util.function.UnaryOperator;

/// One write of a request.
///
/// @param result what the item becomes; the same for a mere check
/// @param shows whether a failed condition shows the item
record Write(Key key, Condition condition, UnaryOperator<Item> result, boolean shows) {
    static Write put(Key key, Condition condition, Item item, boolean shows) {
        return new Write(key, condition, _ -> item, shows);
    }

    static Write delete(Key key, Condition condition, boolean shows) {
        return new Write(key, condition, _ -> Item.ABSENT, shows);
    }

    static Write check(Key key, Condition condition, boolean shows) {
        return new Write(key, condition, item -> item, shows);
    }

    static Write update(Key key, Condition condition, List<Change> changes, boolean shows) {
        for (Change change : changes) {
            var ofKey = change.path().equals(List.of("pk")) || change.path().equals(List.of("sk"));
            Refused.check(!ofKey, "Cannot update attribute " + change.path() + ". This attribute is part of the key");
        }
        return new Write(key, condition, item -> updated(key, changes, item), shows);
    }

    private static Item updated(Key key, List<Change> changes, Item before) {
        var now = before.exists() ? before : new Item(key.attributes());
        for (Change change : changes) {
            now = change.apply(before, now);
        }
        return now;
    }
}
