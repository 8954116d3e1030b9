package dev.anxin.simulation.table;

import java.util.HashMap;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of which only a part is shown.
final class Projection {
    private Projection() {}

    /// @param paths of attributes; nested ones are not modelled
    static Item of(Item item, List<List<String>> paths) {
        var shown = new HashMap<String, AttributeValue>();
        for (List<String> path : paths) {
            if (path.size() > 1) {
                throw new UnmodelledCall("a projection of a part of an attribute: " + path);
            }
            item.at(path).ifPresent(value -> shown.put(path.getFirst(), value));
        }
        return new Item(shown);
    }
}
