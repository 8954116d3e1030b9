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
    List<String> differences(Story story, Sightings sightings) {
        var expectation = story.expectation();
        return Stream.of(
                        state(expectation, sightings),
                        messages(expectation, sightings).stream(),
                        repeated(sightings),
                        Promises.of(sightings).broken().stream(),
                        EventComparison.differences(expectation, sightings),
                        money(story, sightings),
                        noted(expectation, sightings),
                        called(expectation, sightings))
                .flatMap(differences -> differences)
                .toList();
    }

    /// The same of the customer's page, as it was in the end.
    static List<String> pageDifferences(Story story, Sightings sightings) {
        var state = sightings.page().at("state").text().orElse("");
        return differs("the customer's page", state, story.expectation().page()).toList();
    }

    static Stream<String> state(Expectation expectation, Sightings sightings) {
        return Stream.concat(
                differs("status", sightings.status(), expectation.status()),
                differs("diagnosis", sightings.diagnosis(), expectation.diagnosis()));
    }

    /// By the gateway's own books, and by what the shop is told.
    static Stream<String> money(Story story, Sightings sightings) {
        var amount = story.draw().amount();
        var moved = switch (story.expectation().back()) {
            case NOTHING, CHARGED_BACK -> List.<Money>of();
            case WHOLE, BOUNCED -> List.of(amount);
        };
        var returned = story.expectation().back() == Expectation.Back.WHOLE ? amount.minor() : 0;
        return Stream.concat(
                differs(
                        "what went back by the gateway's books",
                        sightings.moved().toString(),
                        moved.toString()),
                differs("what went back", "" + sightings.returned(), "" + returned));
    }

    private static Stream<String> noted(Expectation expectation, Sightings sightings) {
        return expectation.noted().stream()
                .filter(answer -> !sightings.requests().contains(answer))
                .map(answer -> "there was no \"" + answer + "\"");
    }

    private static Stream<String> called(Expectation expectation, Sightings sightings) {
        var reasons = sightings.called().stream()
                .map(Sightings.Called::reason)
                .distinct()
                .toList();
        return expectation.called().stream()
                .flatMap(wanted -> differs("what people were called for", words(reasons), words(wanted)));
    }

    private static Stream<String> differs(String what, String found, String expected) {
        return found.equals(expected)
                ? Stream.empty()
                : Stream.of(what + " is " + nothing(found) + ", but should be " + nothing(expected));
    }

    private static String nothing(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private List<String> messages(Expectation expectation, Sightings sightings) {
        var told = distinct(sightings);
        var found = told.stream().map(Sightings.Told::template).toList();
        var wanted = expectation.told().stream().map(Expectation.Told::template).toList();
        if (!found.equals(wanted)) {
            return List.of("the customer was told " + words(found) + ", but should be " + words(wanted));
        }
        return IntStream.range(0, told.size())
                .boxed()
                .flatMap(i -> inTime(expectation.told().get(i), told.get(i), sightings).stream())
                .toList();
    }

    /// Each message once, as it was first said.
    static List<Sightings.Told> distinct(Sightings sightings) {
        var ids = new HashSet<String>();
        return sightings.told().stream().filter(one -> ids.add(one.id())).toList();
    }

    private List<String> inTime(Expectation.Told wanted, Sightings.Told told, Sightings sightings) {
        var since = sightings.since().get(wanted.since());
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

    private static Stream<String> repeated(Sightings sightings) {
        var ids = new HashSet<String>();
        return sightings.told().stream()
                .filter(one -> !ids.add(one.id()))
                .map(again -> "the customer was told twice: " + again.id());
    }

    static Stream<String> unbelieved(Sightings sightings) {
        return sightings.heard().stream()
                .filter(one -> !one.problem().isEmpty())
                .map(one -> "the shop does not believe " + one.type() + ": " + one.problem());
    }

    static String words(List<String> texts) {
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }
}
