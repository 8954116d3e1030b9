package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the judge lets pass and what not, on one story: "4 minutes late".
final class JudgeTest {
    private static final Instant BACK = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Judge STRICT = new Judge(TOLERANCE);
    private static final Story STORY = Stories.of(1).stream()
            .filter(story -> story.title().equals("4 minutes late"))
            .findAny()
            .orElseThrow();
    private static final Sightings.Told REASSURED = told("waiting-reassured", 61);
    private static final Sightings.Told PAID = told("paid-after-waiting", 245);
    private static final List<String> HEARD = List.of("payment.paid");

    private static Sightings.Told told(String template, long seconds) {
        return new Sightings.Told("id-" + template, template, "", BACK.plusSeconds(seconds), Optional.empty());
    }

    private static Sightings seen(String status, List<String> events, Sightings.Told... told) {
        var view = Json.object("status", status, "diagnosis", status);
        var heard = IntStream.range(0, events.size())
                .mapToObj(i -> new Sightings.Heard("event-" + i, events.get(i), BACK, ""))
                .toList();
        var since = Map.of(Since.BACK, BACK, Since.PAID, BACK.plusSeconds(240), Since.REGISTERED, BACK);
        return new Sightings(
                Optional.empty(), view, since, List.of(told), heard, List.of(), List.of(), List.of(), Json.object());
    }

    private static List<String> judged(Judge judge, Sightings sightings) {
        return judge.differences(STORY, sightings);
    }

    private static List<String> killed(long second, Sightings sightings) {
        return new KilledStackJudge(TOLERANCE, List.of(BACK.plusSeconds(second))).differences(STORY, sightings);
    }

    @Test
    void whatIsAsItShouldBeIsRight() {
        assertThat(judged(STRICT, seen("PAID", HEARD, REASSURED, PAID))).isEmpty();
    }

    @Test
    void anotherStateIsWrong() {
        assertThat(judged(STRICT, seen("ACTING", HEARD, REASSURED, PAID)))
                .containsExactly("status is ACTING, but should be PAID", "diagnosis is ACTING, but should be PAID");
    }

    @Test
    void anotherOrderAndAMissingMessageAreWrong() {
        assertThat(judged(STRICT, seen("PAID", HEARD, PAID, REASSURED))).hasSize(1);
        assertThat(judged(STRICT, seen("PAID", HEARD, PAID)))
                .containsExactly("the customer was told paid-after-waiting, but should be waiting-reassured,"
                        + " paid-after-waiting");
    }

    @Test
    void tooEarlyAndTooLateAreWrong() {
        assertThat(judged(STRICT, seen("PAID", HEARD, told("waiting-reassured", 50), PAID)))
                .containsExactly("waiting-reassured was told 10 s too early");
        assertThat(judged(STRICT, seen("PAID", HEARD, REASSURED, told("paid-after-waiting", 240 + 121))))
                .hasSize(1);
        assertThat(judged(STRICT, seen("PAID", HEARD, REASSURED, told("paid-after-waiting", 240 + 120))))
                .isEmpty();
    }

    @Test
    void whoWasToldWhenToHearMoreHearsByThen() {
        assertThat(judged(STRICT, seen("PAID", HEARD, promising(245), PAID))).isEmpty();
        assertThat(judged(STRICT, seen("PAID", HEARD, promising(244), PAID)))
                .containsExactly("waiting-reassured promised news by 2026-03-01T12:04:04Z,"
                        + " and then came paid-after-waiting at 2026-03-01T12:04:05Z");
        assertThat(judged(STRICT, seen("PAID", HEARD, promising(244))))
                .contains("waiting-reassured promised news by 2026-03-01T12:04:04Z, and then came nothing");
        assertThat(Promises.of(seen("PAID", HEARD, promising(245), PAID)).kept())
                .isEqualTo(1);
        assertThat(Promises.of(seen("PAID", HEARD, REASSURED, PAID))).isEqualTo(Promises.NONE);
    }

    private static Sightings.Told promising(long bySecond) {
        var hearBy = Optional.of(BACK.plusSeconds(bySecond));
        return new Sightings.Told(REASSURED.id(), REASSURED.template(), "", REASSURED.at(), hearBy);
    }

    @Test
    void theSameTwiceIsWrongUnlessItWasSaidWhenTheStackDied() {
        var twice = seen("PAID", HEARD, REASSURED, REASSURED, PAID);
        assertThat(judged(STRICT, twice)).containsExactly("the customer was told twice: id-waiting-reassured");
        assertThat(killed(65, twice)).isEmpty();
        assertThat(killed(60, twice)).hasSize(1);
    }

    @Test
    void whoWasDeadMayBeLateAndSkipAStageButNotTheOutcome() {
        assertThat(killed(0, seen("PAID", HEARD, told("waiting-progress", 700), told("paid-after-waiting", 900))))
                .isEmpty();
        assertThat(killed(0, seen("PAID", HEARD, REASSURED))).hasSize(1);
        assertThat(killed(0, seen("PAID", HEARD))).as("who waited in silence").isEmpty();
        assertThat(killed(0, seen("PAID", List.of(), REASSURED, PAID)))
                .containsExactly("the shop did not hear payment.paid");
        assertThat(killed(0, seen("PAID", HEARD, PAID, REASSURED))).hasSize(1);
        assertThat(killed(0, seen("PAID", HEARD, told("waiting-progress", 299 - 2), PAID)))
                .hasSize(1);
    }

    @Test
    void whatWasClosedAndPaidWhileTheStackWasDeadMayBeHeardOfAsPaidFirst() {
        assertThat(shopOfLateMoney("payment.closed", "payment.paid-late")).isEmpty();
        assertThat(shopOfLateMoney("payment.paid", "payment.paid-late")).isEmpty();
        assertThat(shopOfLateMoney("payment.paid-late")).containsExactly("the shop did not hear payment.closed");
        assertThat(shopOfLateMoney("payment.closed", "payment.paid", "payment.paid-late"))
                .containsExactly("the shop heard payment.paid");
        assertThat(shopOfLateMoney("payment.paid"))
                .contains("the shop heard payment.paid", "the shop did not hear payment.closed");
    }

    private static List<String> shopOfLateMoney(String... events) {
        var story = Stories.of(1).stream()
                .filter(one -> one.title().equals("late money fulfilled"))
                .findAny()
                .orElseThrow();
        return new KilledStackJudge(TOLERANCE, List.of(BACK))
                .differences(story, seen("PAID", List.of(events))).stream()
                        .filter(difference -> difference.startsWith("the shop "))
                        .toList();
    }

    @Test
    void peopleAreCalledForWhatAStoryIsAbout() {
        var story = STORY.withExpected(STORY.expectation().calling("disputed"));
        var seen = seen("PAID", HEARD, REASSURED, PAID);
        assertThat(STRICT.differences(story, seen))
                .containsExactly("what people were called for is nothing, but should be disputed");
    }

    @ParameterizedTest
    @CsvSource({"payment.paid, true", "payment.paid-late, true", "payment.paid;payment.paid-late, true", "'', false"})
    void whatMustComeTakesItsEventBeforeWhatMay(String heard, boolean right) {
        var wanted = List.of("payment.paid|payment.paid-late", "payment.paid-late?");
        var expectation = new Expectation("PAID", "REFUNDED", List.of(), wanted, Back.WHOLE, List.of());
        var events = Stream.of(heard.split(";")).filter(type -> !type.isEmpty()).toList();
        assertThat(EventComparison.differences(expectation, seen("PAID", events)))
                .hasSize(right ? 0 : 1);
    }

    @Test
    void eventsOfTheShopAreCounted() {
        assertThat(judged(STRICT, seen("PAID", List.of("payment.paid", "payment.paid"), REASSURED, PAID)))
                .hasSize(1);
        assertThat(judged(STRICT, seen("PAID", List.of(), REASSURED, PAID)))
                .containsExactly("the shop heard nothing, but should hear payment.paid");
    }
}
