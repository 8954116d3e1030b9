package dev.anxin.simulation.table;

import java.util.List;
import java.util.function.UnaryOperator;

/// One write of a request.
///
/// @param result what the item becomes; the same for a mere check
/// @param shows whether a failed condition shows the item
record Write(ItemKey itemKey, Condition condition, UnaryOperator<Item> result, boolean shows) {
    static Write put(ItemKey itemKey, Condition condition, Item item, boolean shows) {
        return new Write(itemKey, condition, _ -> item, shows);
    }

    static Write delete(ItemKey itemKey, Condition condition, boolean shows) {
        return new Write(itemKey, condition, _ -> Item.ABSENT, shows);
    }

    static Write check(ItemKey itemKey, Condition condition, boolean shows) {
        return new Write(itemKey, condition, item -> item, shows);
    }

    static Write update(ItemKey itemKey, Condition condition, List<UpdateClause> changes, boolean shows) {
        for (UpdateClause updateClause : changes) {
            var ofKey = updateClause.path().equals(List.of("pk"))
                    || updateClause.path().equals(List.of("sk"));
            DynamoErrors.check(
                    !ofKey, "Cannot update attribute " + updateClause.path() + ". This attribute is part of the key");
        }
        return new Write(itemKey, condition, item -> updated(itemKey, changes, item), shows);
    }

    private static Item updated(ItemKey itemKey, List<UpdateClause> changes, Item before) {
        var now = before.exists() ? before : new Item(itemKey.attributes());
        for (UpdateClause updateClause : changes) {
            now = updateClause.apply(before, now);
        }
        return now;
    }
}
