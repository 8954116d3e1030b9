package dev.anxin.ledger;

import static dev.anxin.ledger.Example.KEY;
import static dev.anxin.ledger.Example.NOON;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.returned;
import static dev.anxin.ledger.Example.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodSchedule.Step;
import dev.anxin.reconcile.ComparisonWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Debits, slips and transfers take days, and nothing is wrong with them. The window of the example is half an hour.
final class SlowMethodsTest {
    private static final long DAY = Duration.ofDays(1).toMinutes();
    private static final Instant DUE = minute(3 * DAY);
    private static final News SLIP = new News.MethodNamed(Method.voucher("konbini", DUE, ""));
    private static final News DEBIT = new News.MethodNamed(Method.debit("us_bank_account", "py_1"));

    private static Fact slip(long minute) {
        return called(minute, new News.Acting("", ""), SLIP);
    }

    private static Fact debit(long minute) {
        return called(minute, new News.Acting("", ""), DEBIT);
    }

    /// An answer, with the ring of the clock.
    private static Fact asked(long minute, News... answer) {
        var news = new ArrayList<News>(List.of(new News.Rang(1)));
        news.addAll(List.of(answer));
        return new Fact(KEY, Source.CHECK, "ring-" + minute, minute(minute), news);
    }

    private static Fact stillOut(long minute) {
        return asked(minute, new News.Acting("", ""), new News.Unpaid(), SLIP);
    }

    private static List<Message> told(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).message())
                .toList();
    }

    private static List<Step> steps(PaymentState state) {
        return told(state).stream()
                .map(message -> ((Message.Delayed) message).step())
                .toList();
    }

    @Test
    void theShopsWindowClosesNoSlip() {
        var state = state(registered(), returned(1), slip(2), stillOut(31));
        assertThat(state.status()).isEqualTo(Status.ACTING);
        assertThat(state.diagnosis()).isEqualTo(Diagnosis.WAITS_FOR_CUSTOMER);
        assertThat(state.obstacle()).contains(Obstacle.WAITS_FOR_CUSTOMER);
        assertThat(state.review()).isEmpty();
        assertThat(steps(state)).containsExactly(Step.BEGUN);
        assertThat(state.alarm().next()).as("asked daily").isEqualTo(minute(2 + DAY));
    }

    @Test
    void theHolderOfASlipIsRemindedAndThenToldThatNothingIsSeen() {
        assertThat(steps(state(registered(), slip(2), stillOut(2 * DAY)))).containsExactly(Step.REMINDED);
        assertThat(told(state(registered(), slip(2), stillOut(3 * DAY)))).isEmpty();
        var over = state(registered(), slip(2), stillOut(4 * DAY));
        assertThat(steps(over)).containsExactly(Step.OVERDUE);
        assertThat(over.status()).isEqualTo(Status.ACTING);
        assertThat(over.review()).as("within its own normal time").isEmpty();
    }

    @Test
    void aSlipThatNobodyPaidIsOverAfterTheGatewaysOwnDelay() {
        var end = state(registered(), slip(2)).windowEnd();
        assertThat(end).isEqualTo(minute(5 * DAY)); // Wednesday noon, and two business days
        var over = state(registered(), slip(2), stillOut(5 * DAY));
        assertThat(over.status()).isEqualTo(Status.EXPIRED);
        assertThat(told(over)).singleElement().isInstanceOf(Message.NotPaid.class);
    }

    @Test
    void whoPaysASlipOnItsLastDayIsNotLate() {
        var state = state(registered(), slip(2), stillOut(31), stillOut(3 * DAY), paid(4 * DAY));
        assertThat(state.isPaid()).isTrue();
        assertThat(state.late()).isFalse();
    }

    @Test
    void aSlipThatTheGatewayCallsExpiredMayHaveBeenPaidAllTheSame() {
        var state = state(registered(), slip(2), asked(3 * DAY, new News.Failed("", "expired"), new News.Unpaid()));
        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.windowEnd()).isEqualTo(minute(5 * DAY));
    }

    @Test
    void aPersonIsCalledForADebitOnlyAfterItsNormalTime() {
        var expected =
                Duration.between(NOON, Instant.parse("2026-03-05T12:02:00Z")).toMinutes();
        var underWay = state(registered(), returned(1), debit(2), asked(expected - 1, new News.Acting("", ""), DEBIT));
        assertThat(underWay.diagnosis()).isEqualTo(Diagnosis.DEBIT_UNDER_WAY);
        assertThat(underWay.obstacle()).contains(Obstacle.DEBIT_UNDER_WAY);
        assertThat(underWay.review()).isEmpty();
        assertThat(steps(underWay)).containsExactly(Step.BEGUN);
        var unanswered = state(registered(), debit(2), asked(expected, new News.NoAnswer("timeout")));
        assertThat(steps(unanswered)).containsExactly(Step.OVERDUE);
        assertThat(unanswered.review()).isEmpty();
        var later = Instant.parse("2026-03-10T12:02:00Z");
        var handed = state(
                registered(),
                debit(2),
                asked(Duration.between(NOON, later).toMinutes(), new News.Acting("", ""), DEBIT));
        assertThat(handed.stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(handed.review()).containsEntry(Review.HANDED_OVER, later);
        assertThat(handed.status()).as("never closed by us").isEqualTo(Status.ACTING);
    }

    @Test
    void aDebitThatFailedIsToldAndTheShopsTimeIsOver() {
        var failed = called(4 * DAY, new News.Failed("", "debit_not_authorized"));
        var state = state(registered(), debit(2), failed, asked(4 * DAY + 2, new News.NoAnswer("timeout")));
        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(told(state)).singleElement().isInstanceOf(Message.NotPaid.class);
        assertThat(state.alarm().isSet()).as("asked again").isTrue();
        var answered = state(registered(), debit(2), failed, asked(4 * DAY + 2, new News.Unpaid()));
        assertThat(answered.status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void aSecondDebitHasItsOwnTime() {
        var second = new News.MethodNamed(Method.debit("us_bank_account", "py_2"));
        var state = state(
                registered(),
                debit(2),
                called(4 * DAY, new News.Failed("", "debit_not_authorized")),
                called(5 * DAY, new News.Acting("", ""), second));
        assertThat(state.slow().orElseThrow().expectedBy()).isAfter(minute(10 * DAY));
    }

    @Test
    void whoTakesACardInsteadOfTheSlipWaitsSinceThen() {
        var state = state(
                registered(),
                returned(1),
                slip(2),
                called(2 * DAY + 1, new News.Acting("", ""), new News.MethodNamed(Method.instant("card"))),
                asked(2 * DAY + 2, new News.Acting("", "")));
        assertThat(state.slow()).isEmpty();
        assertThat(state.stage()).isEqualTo(Stage.REASSURED);
        assertThat(state.review()).isEmpty();
    }

    @Test
    void nobodyIsAskedToPayForAnOrderThatIsSettledOtherwise() {
        assertThat(told(state(registered(), slip(2), order(2, Order.Status.OPEN, Order.Holder.ANOTHER))))
                .isEmpty();
        assertThat(told(state(registered(), slip(2), order(2, Order.Status.CANCELLED, Order.Holder.NOBODY))))
                .isEmpty();
    }

    @Test
    void moreAttemptsThanAPaymentCanHaveCloseNothingAndCallAPerson() {
        var facts = new ArrayList<Fact>(List.of(registered()));
        for (int attempt = 0; attempt <= Summary.METHODS.limit(); attempt++) {
            var debit = new News.MethodNamed(Method.debit("sepa_debit", "py_" + attempt));
            facts.add(called(2 + attempt, new News.Acting("", ""), debit));
        }
        facts.add(asked(40, new News.Acting("", ""), new News.Unpaid()));
        var state = PaymentState.of(Example.sum(facts));
        assertThat(state.windowEnd()).isEqualTo(Instant.MAX);
        assertThat(state.status()).isEqualTo(Status.ACTING);
        assertThat(state.review()).containsKey(Review.TOO_MANY);
    }

    @Test
    void aNewDueDateIsToldAnew() {
        var longer = new News.MethodNamed(Method.voucher("konbini", minute(6 * DAY), ""));
        var before = told(state(registered(), slip(2)));
        var after = told(state(registered(), slip(2), called(DAY, new News.Acting("", ""), longer)));
        assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(after.getFirst())
                .matches(message -> Message.parse(message.id()).equals(Optional.of(message)));
    }

    @Test
    void aPartOfATransferIsToldWithWhatIsStillToCome() {
        var whole = new News.MethodNamed(Method.transfer("customer_balance", Instant.MAX, "REF", 1099));
        var rest = new News.MethodNamed(Method.transfer("customer_balance", Instant.MAX, "REF", 400));
        var before =
                told(state(registered(), called(2, new News.Acting("", ""), whole), asked(3, new News.Acting("", ""))));
        var after = told(state(
                registered(),
                called(2, new News.Acting("", ""), whole),
                asked(3, new News.Acting("", "")),
                called(DAY, new News.Acting("", ""), rest)));
        assertThat(before).hasSize(1);
        assertThat(after).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void itIsComparedWithTheGatewaysBooksUntilItsNewsIsIn() {
        assertThat(ComparisonWindow.until(state(registered(), slip(2))))
                .contains(minute(5 * DAY).plus(Duration.ofDays(14)));
    }
}
