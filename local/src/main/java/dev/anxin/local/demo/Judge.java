package dev.anxin.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Compares what was seen with what should be. Knows no clock: all times are in what it is given.
///
/// @param tolerance how much later than its time something may be said, in virtual time
/// @param kills when the stack was killed; without any, nothing may be late, skipped or said twice
public record Judge(Duration tolerance, List<Instant> kills) {
    /// The gateways' own times are cut to seconds.
    private static final Duration EARLY = Duration.ofSeconds(2);

    private static final String CALLS_A_PERSON = "payment.needs-review";

    public Judge {
        kills = List.copyOf(kills);
    }

    /// What differs, in words; empty if everything is right.
    public List<String> differences(Story story, Seen seen) {
        var expected = story.expected();
        return Stream.of(
                        differs("status", seen.status(), expected.status()),
                        differs("diagnosis", seen.diagnosis(), expected.diagnosis()),
                        messages(expected, seen).stream(),
                        repeated(seen),
                        events(expected, seen))
                .flatMap(differences -> differences)
                .toList();
    }

    /// The same of the customer's page, as it was in the end.
    public List<String> pageDifferences(Story story, Seen seen) {
        var state = seen.page().at("state").text().orElse("");
        var wanted = story.expected().status().equals("PAID") ? "paid" : "not-paid";
        return differs("the customer's page", state, wanted).toList();
    }

    private static Stream<String> differs(String what, String found, String expected) {
        return found.equals(expected)
                ? Stream.empty()
                : Stream.of(what + " is " + nothing(found) + ", but should be " + nothing(expected));
    }

    private static String nothing(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private List<String> messages(Expected expected, Seen seen) {
        var told = distinct(seen);
        var found = told.stream().map(Seen.Told::template).toList();
        var wanted = expected.told().stream()
                .filter(one -> kills.isEmpty() || !one.isWaiting() || found.contains(one.template()))
                .toList();
        var templates = wanted.stream().map(Expected.Told::template).toList();
        if (!found.equals(templates)) {
            return List.of("the customer was told " + words(found) + ", but should be " + words(templates));
        }
        var differences = new ArrayList<String>();
        for (int i = 0; i < told.size(); i++) {
            differences.addAll(inTime(wanted.get(i), told.get(i), seen));
        }
        return differences;
    }

    /// Each message once, as it was first said.
    private static List<Seen.Told> distinct(Seen seen) {
        var ids = new HashSet<String>();
        return seen.told().stream().filter(one -> ids.add(one.id())).toList();
    }

    private List<String> inTime(Expected.Told wanted, Seen.Told told, Seen seen) {
        var since = seen.since().get(wanted.since());
        if (since == null) {
            return List.of(told.template() + " was told, but " + wanted.since() + " never came");
        }
        var due = since.plus(wanted.after());
        var late = Duration.between(due, told.at());
        if (late.compareTo(EARLY.negated()) < 0) {
            return List.of(told.template() + " was told " + late.abs().toSeconds() + " s too early");
        }
        return kills.isEmpty() && late.compareTo(tolerance) > 0
                ? List.of(told.template() + " was told " + late.toSeconds() + " s late (virtual), "
                        + tolerance.toSeconds() + " s are allowed")
                : List.of();
    }

    /// Twice only where the stack may have died between saying it and noting that.
    private Stream<String> repeated(Seen seen) {
        var ids = new HashSet<String>();
        return seen.told().stream()
                .filter(one -> !ids.add(one.id()))
                .filter(again -> seen.told().stream()
                        .filter(one -> one.id().equals(again.id()))
                        .noneMatch(one -> diedAt(one.at())))
                .map(again -> "the customer was told twice: " + again.id());
    }

    private boolean diedAt(Instant at) {
        return kills.stream()
                .map(kill -> Duration.between(at, kill))
                .anyMatch(before -> !before.isNegative() && before.compareTo(tolerance) <= 0);
    }

    private Stream<String> events(Expected expected, Seen seen) {
        var ids = new HashSet<String>();
        var believed = seen.heard().stream().filter(one -> one.problem().isEmpty());
        var types = believed.filter(one -> kills.isEmpty() || ids.add(one.id()))
                .map(Seen.Heard::type)
                .sorted()
                .toList();
        // What was called for while nothing ran may be over when it runs again.
        var wanted = expected.events().stream()
                .filter(type -> kills.isEmpty() || !type.equals(CALLS_A_PERSON) || types.contains(type))
                .sorted()
                .toList();
        var problems = seen.heard().stream()
                .filter(one -> !one.problem().isEmpty())
                .map(one -> "the shop does not believe " + one.type() + ": " + one.problem());
        return types.equals(wanted)
                ? problems
                : Stream.concat(
                        problems, Stream.of("the shop heard " + words(types) + ", but should hear " + words(wanted)));
    }

    private static String words(List<String> texts) {
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }
}
