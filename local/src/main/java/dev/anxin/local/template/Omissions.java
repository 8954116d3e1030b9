package dev.anxin.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the template says to AWS alone, and what does nothing on one machine: log groups, encryption ...
///
/// @param byType names of properties, or of whole resources, by the type of resource
public record Omissions(SortedMap<String, Set<String>> byType) {
    static Omissions of(Map<String, Set<String>> byType) {
        var copy = new TreeMap<String, Set<String>>();
        byType.forEach((type, names) -> copy.put(type, new TreeSet<>(names)));
        return new Omissions(copy);
    }

    /// How many there are.
    public int count() {
        return byType.values().stream().mapToInt(Set::size).sum();
    }

    /// One for each type.
    public List<String> lines() {
        return byType.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .toList();
    }
}
