package dev.anxin.simulation.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item: its attributes, none of them if it does not exist.
///
/// @param attributes handed over: whoever made the map changes it no more
record Item(Map<String, AttributeValue> attributes) {
    static final Item ABSENT = new Item(Map.of());

    Item {
        attributes = Collections.unmodifiableMap(attributes);
    }

    boolean exists() {
        return !attributes.isEmpty();
    }

    /// @param path names of nested maps, outermost first
    Optional<AttributeValue> at(List<String> path) {
        var found = Optional.ofNullable(attributes.get(path.getFirst()));
        for (int i = 1; i < path.size(); i++) {
            var name = path.get(i);
            found = found.filter(AttributeValue::hasM).map(map -> map.m().get(name));
        }
        return found;
    }

    /// The text under this name, if it is one.
    Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    Item with(List<String> path, AttributeValue value) {
        return new Item(put(attributes, path, value));
    }

    Item without(List<String> path) {
        return at(path).isPresent() ? new Item(remove(attributes, path)) : this;
    }

    private static Map<String, AttributeValue> put(
            Map<String, AttributeValue> map, List<String> path, AttributeValue value) {
        var changed = new HashMap<>(map);
        var name = path.getFirst();
        changed.put(name, path.size() == 1 ? value : AttributeValue.fromM(put(map(map, name), rest(path), value)));
        return changed;
    }

    private static Map<String, AttributeValue> remove(Map<String, AttributeValue> map, List<String> path) {
        var changed = new HashMap<>(map);
        var name = path.getFirst();
        if (path.size() == 1) {
            changed.remove(name);
        } else {
            changed.put(name, AttributeValue.fromM(remove(map(map, name), rest(path))));
        }
        return changed;
    }

    private static Map<String, AttributeValue> map(Map<String, AttributeValue> map, String name) {
        return Optional.ofNullable(map.get(name))
                .filter(AttributeValue::hasM)
                .map(AttributeValue::m)
                .orElseThrow(() -> DynamoErrors.invalid(
                        "The document path provided in the update expression is invalid for update"));
    }

    private static List<String> rest(List<String> path) {
        return path.subList(1, path.size());
    }
}
