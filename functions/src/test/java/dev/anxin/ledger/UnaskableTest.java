package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Charge.Capture.Status;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Payments of a gateway that cannot be asked: what its callbacks told is all that is known.
final class UnaskableTest {
    private static final News UNASKABLE = new News.Unaskable("no such question");

    private static PaymentState silent(Fact... facts) {
        var all = new ArrayList<>(List.of(facts));
        Instant due = PaymentState.of(sum(all)).alarm().next();
        while (due.isBefore(Instant.MAX)) {
            all.add(fact(Fact.Source.CHECK, due, new News.Rang(0), UNASKABLE));
            due = PaymentState.of(sum(all)).alarm().next();
        }
        return PaymentState.of(sum(all));
    }

    @Test
    void anAbandonedCheckoutCallsNobody() {
        var end = silent(registered());
        assertThat(end.review()).isEmpty();
        assertThat(end.owed()).isEmpty();
        assertThat(end.status()).as("nobody said that it was not paid").isEqualTo(PaymentState.Status.REGISTERED);
    }

    @Test
    void aCustomerWhoWaitsForNothingEndsWithAPerson() {
        var end = silent(registered(), returned(2));
        assertThat(end.review()).containsKeys(Review.HANDED_OVER, Review.CHECKS_EXHAUSTED);
        assertThat(end.owed())
                .contains(new Effect.Tell(new Message.Waiting(Stage.HANDED_OVER)))
                .noneMatch(effect -> effect instanceof Effect.Tell(Message.NotPaid _, var _));
        assertThat(end.alarm().check()).as("nobody was asked").isZero();
    }

    @Test
    void aFailureThatWasToldIsTheLastWord() {
        var end = silent(registered(), returned(2), failed(3));
        assertThat(end.owed()).anyMatch(effect -> effect instanceof Effect.Tell(Message.NotPaid _, var _));
        assertThat(end.review()).isEmpty();
    }

    /// No time is signed, so the older failure may be heard after the newer attempt.
    @Test
    void aFailureIsNotTheLastWordWhileAnotherAttemptIsUnderWay() {
        var asked = fact(Fact.Source.CHECK, at(Duration.ofMinutes(5)), new News.Rang(0), UNASKABLE);
        var underWay = called(3, new News.Acting("p-2", ""));
        var older = called(4, new News.Failed("p-1", "12"));
        var both = PaymentState.of(sum(List.of(registered(), returned(2), underWay, older, asked)));
        assertThat(both.status()).isEqualTo(PaymentState.Status.ACTING);
        assertThat(both.owed()).noneMatch(effect -> effect instanceof Effect.Tell(Message.NotPaid _, var _));
        assertThat(PaymentState.of(sum(List.of(registered(), underWay, older))).status())
                .as("before anybody asked")
                .isEqualTo(PaymentState.Status.ACTING);
        var ended = called(6, new News.Failed("p-2", "5"));
        var all = PaymentState.of(sum(List.of(ended, registered(), returned(2), underWay, older, asked)));
        assertThat(all.status()).isEqualTo(PaymentState.Status.FAILED);
        assertThat(silent(registered(), returned(2), underWay, older).review()).containsKey(Review.CHECKS_EXHAUSTED);
    }

    /// An event that was lost, of an attempt that ended long ago, keeps no payment under way.
    @Test
    void whatIsDatedAndWhatIsAnsweredIsTheLastWord() {
        var origin = Fact.Origin.event(minute(3));
        var dated = new News.Failed("ch_2", "101");
        var later = new Fact(Example.KEY, Fact.Source.CALLBACK, "evt_2", minute(4), origin, List.of(dated));
        var first = called(2, new News.Acting("ch_1", ""));
        assertThat(PaymentState.of(sum(List.of(registered(), first, later))).status())
                .isEqualTo(PaymentState.Status.FAILED);
        var lost = called(3, new News.Acting("ch_1", ""));
        var declined = new News.Failed("ch_2", "101");
        var answered = PaymentState.of(sum(List.of(registered(), lost, called(4, declined), asked(5, declined))));
        assertThat(answered.status()).isEqualTo(PaymentState.Status.FAILED);
    }

    @Test
    void whatIsUnderWayForEverEndsWithAPerson() {
        assertThat(silent(registered(), called(3, new News.Acting("p-1", ""))).review())
                .containsKey(Review.CHECKS_EXHAUSTED);
    }

    @Test
    void asksNobodyAgainAndAgainAtTheWindowsEnd() {
        var all = new ArrayList<>(List.of(registered()));
        for (long minute : new long[] {10, 30}) {
            all.add(fact(Fact.Source.CHECK, minute(minute), new News.Rang(0), UNASKABLE));
        }
        assertThat(PaymentState.of(sum(all)).alarm().next()).isEqualTo(minute(30 + 24 * 60));
    }

    @Test
    void aHintIsNotAnsweredByNoAnswer() {
        var hinted = List.of(registered(), called(3, new News.Hinted("a refund")));
        var all = new ArrayList<>(hinted);
        all.add(fact(Fact.Source.CHECK, minute(4), new News.Rang(0), UNASKABLE));
        assertThat(PaymentState.of(sum(all)).alarm().next()).isEqualTo(minute(5));
    }

    @Test
    void captureOfAnUnnamedPartIsOfTheExpectedAmount() {
        var unnamed = new Money(0, "USD");
        var held = called(2, new News.Authorised(PRICE));
        var part = called(3, new News.CaptureReported(unnamed, "c-1", Status.SUCCEEDED, 600));
        var rest = called(4, new News.CaptureReported(unnamed, "c-2", Status.SUCCEEDED, 499));
        assertThat(state(registered(), held, part))
                .returns(PaymentState.Status.PART_PAID, PaymentState::status)
                .matches(state -> state.quarantine().isEmpty());
        assertThat(state(registered(), held, part, rest).isPaid()).isTrue();
        assertThat(state(registered(), part, rest).isPaid())
                .as("the authorisation comes later")
                .isTrue();
    }

    @Test
    void whatIsPaidOfNothingIsStillDoubted() {
        var nothing = new Money(0, "USD");
        assertThat(state(registered(), called(3, new News.Paid(nothing, 1099))).quarantine())
                .containsExactly(PaymentState.Doubt.AMOUNT);
        assertThat(state(registered(), called(3, new News.Authorised(nothing))).quarantine())
                .containsExactly(PaymentState.Doubt.AMOUNT);
        var euros = new Money(0, "EUR");
        assertThat(state(registered(), called(3, new News.CaptureReported(euros, "c-1", Status.SUCCEEDED, 1099)))
                        .quarantine())
                .containsExactly(PaymentState.Doubt.CURRENCY);
    }

    @Test
    void stagesDateWhatIsToldOfDisputes() {
        var early = Instant.parse("2000-01-01T00:00:01Z");
        var lost = new News.Dated(
                early.plus(Duration.ofSeconds(1)), new News.DisputeReported("d-1", Dispute.Status.LOST, PRICE));
        var won = new News.Dated(early, new News.DisputeReported("d-1", Dispute.Status.WON, PRICE));
        assertThat(state(registered(Terms.DEFAULT), paid(1), called(2, lost), called(3, won))
                        .summary()
                        .disputes()
                        .values())
                .singleElement()
                .returns(Dispute.Status.LOST, Dispute::status);
    }
}
