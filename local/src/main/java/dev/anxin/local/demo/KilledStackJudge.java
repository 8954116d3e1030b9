package dev.anxin.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what was seen of a stack that was killed with what must be right all the same. While the stack is
/// dead, time goes on. So it may be late, skip what is over when it is back, and call a person for what took
/// long. The outcome must still be right. Nothing may be said before its time or out of order, and nothing
/// twice except what was being said when the stack died.
///
/// @param before how long before a kill a message may have been said without being noted, in virtual time
/// @param kills when it was killed
record KilledStackJudge(Duration before, List<Instant> kills) {
    private static final List<String> STAGES = List.of("waiting-reassured", "waiting-progress", "waiting-handed-over");
    private static final Set<String> EXTRA =
            Set.of("payment.needs-review", "payment.failed", "payment.quarantined", "payment.part-paid");

    /// What differs, in words; empty if everything is right.
    List<String> differences(Story story, Sightings sightings) {
        return Stream.of(
                        Judge.state(story.expectation(), sightings),
                        Judge.money(story, sightings),
                        messages(story, sightings),
                        early(sightings),
                        repeated(sightings),
                        events(story.expectation(), sightings),
                        Judge.unbelieved(sightings))
                .flatMap(differences -> differences)
                .toList();
    }

    /// `paid`, however it is said; the stage, wherever the problem lies.
    private static String kind(String template) {
        return Stream.concat(
                        STAGES.stream(),
                        Stream.of("part-paid", "paid-late", "paid", "not-paid", "refunded", "refund-bounced"))
                .filter(template::startsWith)
                .findFirst()
                .orElse(template);
    }

    private static Stream<String> messages(Story story, Sightings sightings) {
        var found = Judge.distinct(sightings).stream()
                .map(one -> kind(one.template()))
                .toList();
        var wanted = story.expectation().told().stream()
                .map(one -> kind(one.template()))
                .filter(kind -> !STAGES.contains(kind))
                .toList();
        var stages = found.stream().filter(STAGES::contains).toList();
        var outcomes = found.stream().filter(kind -> !STAGES.contains(kind)).toList();
        var inOrder = new ArrayList<>(stages);
        inOrder.sort((one, other) -> Integer.compare(STAGES.indexOf(one), STAGES.indexOf(other)));
        inOrder.addAll(outcomes);
        // Who was never told to wait need not hear that it is paid.
        var silent = found.isEmpty() && (wanted.isEmpty() || paidWithoutWord(story));
        var last =
                !outcomes.isEmpty() && !wanted.isEmpty() && outcomes.getLast().equals(wanted.getLast());
        var right = silent || (last && isPart(outcomes, wanted) && found.equals(inOrder));
        return right
                ? Stream.empty()
                : Stream.of("the customer was told " + Judge.words(found) + ", but should be " + Judge.words(wanted));
    }

    private static boolean paidWithoutWord(Story story) {
        return story.expectation().status().equals("PAID") && !story.tellPaid();
    }

    private static boolean isPart(List<String> part, List<String> whole) {
        var next = 0;
        for (var one : whole) {
            if (next < part.size() && part.get(next).equals(one)) {
                next++;
            }
        }
        return next == part.size();
    }

    private static Stream<String> early(Sightings sightings) {
        var waits = List.of(Expectation.reassured(), Expectation.progress(), Expectation.handedOver());
        return Judge.distinct(sightings).stream()
                .flatMap(one -> waits.stream()
                        .filter(wait -> one.template().startsWith(wait.template()))
                        .filter(wait -> sightings
                                .waited(one.at())
                                .filter(waited -> waited.plusSeconds(2).compareTo(wait.after()) < 0)
                                .isPresent())
                        .map(wait -> wait.template() + " was told too early"));
    }

    private Stream<String> repeated(Sightings sightings) {
        var ids = new HashSet<String>();
        return sightings.told().stream()
                .filter(one -> !ids.add(one.id()))
                .filter(again -> sightings.told().stream()
                        .filter(one -> one.id().equals(again.id()))
                        .noneMatch(one -> diedAt(one.at())))
                .map(again -> "the customer was told twice: " + again.id());
    }

    private boolean diedAt(Instant at) {
        return kills.stream()
                .map(kill -> Duration.between(at, kill))
                .anyMatch(left -> !left.isNegative() && left.compareTo(before) <= 0);
    }

    /// An event may come twice, with the same id; what was over meanwhile may be missing.
    private static Stream<String> events(Expectation expectation, Sightings sightings) {
        var types = sightings.heard().stream().map(Sightings.Heard::type).collect(Collectors.toSet());
        var excused = closedWhileDead(types);
        var strange = types.stream()
                .filter(type -> !EXTRA.contains(type) && !excused.contains(type))
                .filter(type -> expectation.events().stream().noneMatch(wanted -> EventComparison.names(wanted, type)))
                .map(type -> "the shop heard " + type);
        var missing = expectation.events().stream()
                .filter(type -> !EXTRA.contains(type) && !excused.contains(type) && !EventComparison.isOptional(type))
                .filter(type -> types.stream().noneMatch(heard -> EventComparison.names(type, heard)))
                .map(type -> "the shop did not hear " + type);
        return Stream.concat(strange, missing);
    }

    /// If a payment was closed and then paid while the stack was dead, the stack may hear of the money first.
    /// Then the payment is paid, and late, and was never closed.
    private static Set<String> closedWhileDead(Set<String> heard) {
        var paidFirst = heard.containsAll(Set.of("payment.paid", "payment.paid-late"));
        return paidFirst && !heard.contains("payment.closed") ? Set.of("payment.closed", "payment.paid") : Set.of();
    }
}
