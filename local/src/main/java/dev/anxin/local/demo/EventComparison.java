package dev.anxin.local.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Compares the events that the shop heard with those that it should hear.
final class EventComparison {
    private EventComparison() {}

    static Stream<String> differences(Expectation expectation, Sightings sightings) {
        var types = sightings.heard().stream()
                .filter(one -> one.problem().isEmpty())
                .map(Sightings.Heard::type)
                .sorted()
                .toList();
        var wanted = expectation.events().stream()
                .sorted(Comparator.comparing(EventComparison::isOptional).thenComparing(Comparator.naturalOrder()))
                .toList(); // what must come takes its event first
        var right = fits(types, wanted)
                ? Stream.<String>empty()
                : Stream.of("the shop heard " + Judge.words(types) + ", but should hear " + Judge.words(wanted));
        return Stream.concat(Judge.unbelieved(sightings), right);
    }

    private static boolean fits(List<String> types, List<String> wanted) {
        var left = new ArrayList<>(types);
        for (var one : wanted) {
            var found = left.stream().filter(type -> names(one, type)).findFirst();
            found.ifPresent(left::remove);
            if (found.isEmpty() && !isOptional(one)) {
                return false;
            }
        }
        return left.isEmpty();
    }

    static boolean isOptional(String wanted) {
        return wanted.endsWith("?");
    }

    /// Whether this expectation is about that type.
    static boolean names(String wanted, String type) {
        var types = isOptional(wanted) ? wanted.substring(0, wanted.length() - 1) : wanted;
        return List.of(types.split("\\|")).contains(type);
    }
}
