package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The alarm clock, rung again and again until it is silent.
final class AlarmTest {
    @Test
    void looksThreeTimesAtAnAbandonedCheckoutAndEndsInSilence() {
        var rings = ringUntilSilent(new News.Unpaid(), registered());
        assertThat(minutes(rings)).containsExactly("10m", "30m", "1470m");
        var end = PaymentState.of(sum(rings));
        assertThat(end.status()).isEqualTo(PaymentState.Status.EXPIRED);
        assertThat(end.owed()).containsExactly(new Effect.Announce("payment.expired", ""));
    }

    @Test
    void asksACustomersGatewayByTheLadderAndTheWaits() {
        var rings = ringUntilSilent(new News.Acting("", ""), registered(), returned(2));
        assertThat(minutes(rings))
                .startsWith("2m30s", "3m", "3m30s", "5m30s", "7m", "8m30s", "10m", "13m30s", "17m", "21m30s", "30m")
                .endsWith("10036m30s")
                .hasSize(32);
        var end = PaymentState.of(sum(rings));
        assertThat(end.alarm().exhausted()).isTrue();
        assertThat(end.alarm().check()).isEqualTo(32);
        assertThat(end.review()).containsKeys(Review.CHECKS_EXHAUSTED, Review.HANDED_OVER);
    }

    @Test
    void backsOffAtTheWindowsEndAndThenCallsAPerson() {
        var rings = ringUntilSilent(new News.NoAnswer("timeout"), registered());
        assertThat(minutes(rings))
                .containsExactly(
                        "10m", "30m", "35m", "50m", "110m", "270m", "630m", "1470m", "1475m", "1490m", "1550m", "1710m",
                        "2070m");
        assertThat(PaymentState.of(sum(rings)).review()).containsKey(Review.CHECKS_EXHAUSTED);
    }

    @Test
    void waitsTwoMinutesBeforeSayingNotPaid() {
        assertThat(state(registered(), failed(3), asked(4, new News.Unpaid())).owed())
                .noneMatch(Effect.Tell.class::isInstance);
        assertThat(state(registered(), failed(3), asked(5, new News.Unpaid())).owed())
                .contains(new Effect.Tell(new Message.NotPaid("@" + minute(3).getEpochSecond())));
    }

    @Test
    void isSilentOncePaid() {
        assertThat(state(registered(), paid(3)).alarm().isSet()).isFalse();
    }

    @Test
    void wakesAtTheGraceTimesEndWhereMoneyGoesBackByItself() {
        var terms = new Terms(
                Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);
        var paid = List.of(registered(terms), paid(3), order(4, Order.Status.OPEN, Order.Holder.THIS));
        assertThat(PaymentState.of(sum(paid)).alarm().next())
                .as("an hour after it came to hold the order")
                .isEqualTo(minute(64));
        var rung = new ArrayList<>(paid);
        rung.add(asked(64, new News.NoAnswer("busy")));
        assertThat(PaymentState.of(sum(rung)).owed()).contains(new Effect.RequestRefund(Purpose.UNFULFILLED, PRICE));
        rung.add(order(65, Order.Status.FULFILLED, Order.Holder.THIS));
        assertThat(PaymentState.of(sum(rung)).owed()).noneMatch(Effect.RequestRefund.class::isInstance);
    }

    /// @param heard in which minute it was delivered, of an attempt in minute 5
    private static Fact delayed(long heard) {
        return new Fact(
                Example.KEY,
                Fact.Source.CALLBACK,
                "delayed",
                minute(heard),
                Fact.Origin.event(minute(5)),
                List.of(new News.Acting("", "")));
    }

    @Test
    void climbsTheLadderFromWhenWeCouldKnowAndCountsTheQuestionsThatWereAsked() {
        var heard = state(registered(), delayed(65));
        assertThat(heard.waitingSince()).contains(minute(65));
        assertThat(heard.alarm().check()).isZero();
        var asked = state(registered(), delayed(65), asked(66, new News.Acting("", "")));
        assertThat(asked.stage()).isEqualTo(Stage.REASSURED);
        assertThat(asked.alarm().check()).isEqualTo(1);
        assertThat(state(registered(), returned(2), delayed(65)).waitingSince()).contains(minute(2));
    }

    @Test
    void nobodyWaitsForUsBeforeThePaymentIsRegistered() {
        assertThat(state(registered(), returned(-40)).waitingSince()).contains(NOON);
    }

    @Test
    void climbsTheLadderByTheClockThatRangAndSkipsWhatItMissed() {
        assertThat(state(registered(), returned(2), asked(3, new News.Acting("", "")))
                        .stage())
                .isEqualTo(Stage.REASSURED);
        var late = state(registered(), returned(2), asked(17, new News.Acting("", "")));
        assertThat(late.stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(late.owed())
                .filteredOn(Effect.Tell.class::isInstance)
                .containsExactly(new Effect.Tell(new Message.Waiting(Stage.HANDED_OVER)));
    }

    /// `stage` was HANDED_OVER of a payment that had failed, as soon as its clock rang for another reason.
    @Test
    void nobodyClimbsOnOnceTheyKnowHowItEnded() {
        var failed = state(registered(), returned(2), failed(3), asked(30, new News.NoAnswer("timeout")));
        assertThat(failed.status()).isEqualTo(PaymentState.Status.FAILED);
        assertThat(failed.stage()).isEqualTo(Stage.NONE);
        var late = new News.Acting("", "");
        assertThat(state(registered(), returned(2), asked(17, late), failed(18)).stage())
                .isEqualTo(Stage.NONE);
        assertThat(state(registered(), returned(2), asked(17, late), paid(18)).stage())
                .isEqualTo(Stage.NONE);
        var doubted = called(18, new News.Paid(new Money(1, "USD"), 1));
        assertThat(state(registered(), returned(2), failed(3), doubted, asked(19, late))
                        .stage())
                .as("still waits")
                .isEqualTo(Stage.HANDED_OVER);
    }

    /// A hint is all that some gateways send.
    @Test
    void asksAtOnceWhenTheGatewayHints() {
        assertThat(minutes(ringUntilSilent(new News.Unpaid(), registered(), called(1, new News.Hinted("paid")))))
                .containsExactly("1m", "10m", "30m", "1470m");
        assertThat(minutes(
                        ringUntilSilent(new News.NoAnswer("silence"), registered(), called(1, new News.Hinted("x")))))
                .as("and then as of all that has to be answered")
                .startsWith("1m", "2m", "3m", "6m", "10m");
        assertThat(state(called(1, new News.Hinted("paid"))).alarm().isSet()).isFalse();
    }

    /// Whoever sends many hints causes a question every ten seconds.
    @Test
    void asksNoMoreThanOnceInTenSecondsHoweverManyHintsThereAre() {
        var all = new ArrayList<>(List.of(registered()));
        var rings = 0;
        for (int second = 0; second < 60; second++) {
            var at = minute(1).plusSeconds(second);
            all.add(fact(Fact.Source.CALLBACK, at, new News.Hinted("again")));
            var state = PaymentState.of(sum(all));
            if (!state.alarm().next().isAfter(at)) {
                rings++;
                all.add(fact(Fact.Source.CHECK, at, new News.Rang(rings), new News.Unpaid()));
            }
        }
        assertThat(rings).isEqualTo(6);
    }

    private static List<Fact> ringUntilSilent(News answer, Fact... facts) {
        var all = new ArrayList<>(List.of(facts));
        Instant due = PaymentState.of(sum(all)).alarm().next();
        while (due.isBefore(Instant.MAX)) {
            var number = PaymentState.of(sum(all)).alarm().check() + 1;
            all.add(fact(Fact.Source.CHECK, due, new News.Rang(number), answer));
            due = PaymentState.of(sum(all)).alarm().next();
        }
        return all;
    }

    private static Stream<String> minutes(List<Fact> rings) {
        return rings.stream()
                .filter(fact -> fact.source() == Fact.Source.CHECK)
                .map(fact -> Duration.between(NOON, fact.at()))
                .map(after ->
                        after.toMinutes() + "m" + (after.toSecondsPart() == 0 ? "" : after.toSecondsPart() + "s"));
    }
}
