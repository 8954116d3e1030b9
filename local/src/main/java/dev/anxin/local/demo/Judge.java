package dev.anxin.local.demo;

import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares what was seen with what should be. Knows no clock: all times are in what it is given.
///
/// @param tolerance how much later than its time something may be said, in virtual time
record Judge(Duration tolerance) {
    /// The gateways' own times are cut to seconds.
    private static final Duration EARLY = Duration.ofSeconds(2);

    /// What differs, in words; empty if everything is right.
    List<String> differences(Story story, Seen seen) {
        var expected = story.expected();
        return Stream.of(
                        state(expected, seen),
                        messages(expected, seen).stream(),
                        repeated(seen),
                        Heard.differences(expected, seen),
                        money(story, seen),
                        noted(expected, seen))
                .flatMap(differences -> differences)
                .toList();
    }

    /// The same of the customer's page, as it was in the end.
    static List<String> pageDifferences(Story story, Seen seen) {
        var state = seen.page().at("state").text().orElse("");
        return differs("the customer's page", state, story.expected().page()).toList();
    }

    static Stream<String> state(Expected expected, Seen seen) {
        return Stream.concat(
                differs("status", seen.status(), expected.status()),
                differs("diagnosis", seen.diagnosis(), expected.diagnosis()));
    }

    /// By the gateway's own books, and by what the shop is told.
    static Stream<String> money(Story story, Seen seen) {
        var amount = story.draw().amount();
        var moved = switch (story.expected().back()) {
            case NOTHING -> List.<Money>of();
            case WHOLE, BOUNCED -> List.of(amount);
        };
        var returned = story.expected().back() == Expected.Back.WHOLE ? amount.minor() : 0;
        return Stream.concat(
                differs("what went back by the gateway's books", seen.moved().toString(), moved.toString()),
                differs("what went back", "" + seen.returned(), "" + returned));
    }

    private static Stream<String> noted(Expected expected, Seen seen) {
        return expected.noted().stream()
                .filter(answer -> !seen.requests().contains(answer))
                .map(answer -> "there was no \"" + answer + "\"");
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
        var wanted = expected.told().stream().map(Expected.Told::template).toList();
        if (!found.equals(wanted)) {
            return List.of("the customer was told " + words(found) + ", but should be " + words(wanted));
        }
        return IntStream.range(0, told.size())
                .boxed()
                .flatMap(i -> inTime(expected.told().get(i), told.get(i), seen).stream())
                .toList();
    }

    /// Each message once, as it was first said.
    static List<Seen.Told> distinct(Seen seen) {
        var ids = new HashSet<String>();
        return seen.told().stream().filter(one -> ids.add(one.id())).toList();
    }

    private List<String> inTime(Expected.Told wanted, Seen.Told told, Seen seen) {
        var since = seen.since().get(wanted.since());
        if (since == null) {
            return List.of(told.template() + " was told, but " + wanted.since() + " never came");
        }
        var allowed = tolerance.plus(wanted.slack());
        var due = since.plus(wanted.after());
        var late = Duration.between(due, told.at());
        if (late.compareTo(EARLY.negated()) < 0) {
            return List.of(told.template() + " was told " + late.abs().toSeconds() + " s too early");
        }
        return late.compareTo(allowed) > 0
                ? List.of(told.template() + " was told " + late.toSeconds() + " s late (virtual), "
                        + allowed.toSeconds() + " s are allowed")
                : List.of();
    }

    private static Stream<String> repeated(Seen seen) {
        var ids = new HashSet<String>();
        return seen.told().stream()
                .filter(one -> !ids.add(one.id()))
                .map(again -> "the customer was told twice: " + again.id());
    }

    static Stream<String> unbelieved(Seen seen) {
        return seen.heard().stream()
                .filter(one -> !one.problem().isEmpty())
                .map(one -> "the shop does not believe " + one.type() + ": " + one.problem());
    }

    static String words(List<String> texts) {
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }
}
