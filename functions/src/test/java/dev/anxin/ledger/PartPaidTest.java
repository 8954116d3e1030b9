package dev.anxin.ledger;

import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.asked;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.returned;
import static dev.anxin.ledger.Example.state;
import static dev.anxin.ledger.Example.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.MoneyState.Place;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What was captured is not what was asked: less of it, more of it, and a merchant who takes what there is.
final class PartPaidTest {
    private static final long PART = 5;
    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofMinutes(3), true);

    private static Fact captured(long minute, long minor) {
        return called(minute, new News.Paid(PRICE, minor));
    }

    private static Fact corrected(long minute, long minor, long enough) {
        return fact(Source.MERCHANT, minute(minute), new News.Corrected(new Money(minor, "USD"), enough));
    }

    private static Stream<Message> told(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(effect -> ((Effect.Tell) effect).message());
    }

    private static Stream<String> announced(PaymentState state) {
        return state.owed().stream()
                .filter(Effect.Announce.class::isInstance)
                .map(effect -> ((Effect.Announce) effect).type());
    }

    @Test
    void isNotAskedAboutOnceAllOfItWentBack() {
        var part = called(4, new News.Paid(PRICE, 500));
        assertThat(state(registered(), part).alarm().isSet()).isTrue();
        var some = called(9, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, new Money(400, "USD")));
        assertThat(state(registered(), part, some).alarm().isSet()).isTrue();
        var rest = called(10, new News.RefundReported("gateway:2", Refund.Status.SUCCEEDED, new Money(100, "USD")));
        assertThat(state(registered(), part, some, rest).alarm().isSet()).isFalse();
        assertThat(state(registered(), part, some, rest).alarm().exhausted()).isFalse();
    }

    @Test
    void lessThanIsExpectedIsNotPaidAndForTheMerchantToDecide() {
        var state = state(registered(), returned(1), captured(3, PART));
        assertThat(state.status()).isEqualTo(Status.PART_PAID);
        assertThat(state.isPaid()).isFalse();
        assertThat(state.moneyPlace()).isEqualTo(Place.PART_CAPTURED);
        assertThat(state.obstacle()).contains(Obstacle.PART_PAID);
        assertThat(state.diagnosis()).isEqualTo(Diagnosis.PART_PAID);
        assertThat(state.quarantine()).isEmpty();
        assertThat(state.review()).containsOnlyKeys(Review.PART_PAID);
        assertThat(announced(state)).contains("payment.part-paid").doesNotContain("payment.paid");
        assertThat(state.owed())
                .noneMatch(effect -> effect instanceof Effect.HoldOrder || effect instanceof Effect.RequestRefund);
    }

    @Test
    void aCustomerWhoWasToldToWaitHearsHowMuchArrived() {
        assertThat(told(state(registered(Terms.DEFAULT.tellingPaid(true)), returned(1), captured(3, PART))))
                .containsExactly(new Message.PartPaid(PART));
    }

    @Test
    void theRestMakesItPaid() {
        var state = state(registered(), captured(3, PART), captured(5, 600), captured(7, PRICE.minor()));
        assertThat(state.isPaid()).isTrue();
        assertThat(state.obstacle()).isEmpty();
        assertThat(state.review()).isEmpty();
        assertThat(announced(state)).contains("payment.paid").doesNotContain("payment.part-paid");
    }

    @Test
    void theMerchantTakesWhatThereIsByCorrectingTheAmount() {
        var state = state(registered(), captured(3, PART), corrected(6, PART, PART));
        assertThat(state.isPaid()).isTrue();
        assertThat(state.quarantine()).isEmpty();
        assertThat(state.moneyPlace()).isEqualTo(Place.CAPTURED);
    }

    @Test
    void raisingTheAmountNeverMakesPaidPartPaid() {
        var raised = corrected(6, 5_000, PRICE.minor());
        assertThat(state(registered(), paid(3), raised).isPaid()).isTrue();
        assertThat(state(registered(), raised, paid(3)).isPaid()).isTrue();
    }

    /// The gateway asked for what was right then.
    @Test
    void correctingItOnceMoreNeverDoubtsWhatWasPaidByTheFirstCorrection() {
        var paid = called(4, new News.Paid(new Money(500, "USD"), 500));
        var again = state(registered(), corrected(2, 500, 500), paid, corrected(6, 600, 500));
        assertThat(again.quarantine()).isEmpty();
        assertThat(again.isPaid()).isTrue();
        assertThat(state(registered(), corrected(2, 600, 600), paid, corrected(6, 700, 700))
                        .quarantine())
                .as("nobody ever named that")
                .containsExactly(PaymentState.Doubt.AMOUNT);
    }

    @Test
    void theFormerAmountIsLessOrMoreThanACorrectedOne() {
        var less = state(registered(), corrected(6, 5_000, 5_000), paid(7));
        assertThat(less.status()).isEqualTo(Status.PART_PAID);
        assertThat(less.quarantine()).isEmpty();
        var more = state(registered(), corrected(6, 1_000, 1_000), paid(7));
        assertThat(more.isPaid()).isTrue();
        assertThat(more.money().surplus()).isEqualTo(99);
    }

    @Test
    void moreThanIsExpectedIsPaidAndTheSurplusIsNamedAndStays() {
        var state = state(registered(), captured(3, PRICE.minor() + 101));
        assertThat(state.isPaid()).isTrue();
        assertThat(state.money().surplus()).isEqualTo(101);
        assertThat(state.obstacle()).isEmpty();
        assertThat(state.owed()).noneMatch(Effect.RequestRefund.class::isInstance);
    }

    @Test
    void anAccountMaySayThatPartialCaptureIsItsCustom() {
        var state = state(registered(Terms.DEFAULT.capturingInPart(true)), captured(3, PART));
        assertThat(state.status()).isEqualTo(Status.PART_PAID);
        assertThat(state.isPaid()).isFalse();
        assertThat(state.obstacle()).isEmpty();
        assertThat(state.review()).isEmpty();
        assertThat(state.owed()).anyMatch(Effect.HoldOrder.class::isInstance);
    }

    @Test
    void anOrderHeldWithAPartIsFulfilledInTimeOrItsMoneyGoesBack() {
        var held = order(4, Order.Status.OPEN, Order.Holder.THIS);
        var facts = List.of(registered(BY_ITSELF.capturingInPart(true)), captured(3, PART), held);
        assertThat(PaymentState.of(sum(facts)).returnsAt()).contains(minute(7));
        var rung = Stream.concat(facts.stream(), Stream.of(asked(7, new News.Paid(PRICE, PART))));
        assertThat(PaymentState.of(sum(rung.toList())).owed())
                .contains(new Effect.RequestRefund(Purpose.UNFULFILLED, new Money(PART, "USD")));
    }

    @Test
    void whatWasTakenOfACancelledOrderGoesBackByItself() {
        var cancelled = order(9, Order.Status.CANCELLED, Order.Holder.NOBODY);
        var state = state(registered(BY_ITSELF), captured(3, PART), cancelled);
        assertThat(state.review()).isEmpty();
        assertThat(state.owed()).contains(new Effect.RequestRefund(Purpose.CANCELLED, new Money(PART, "USD")));
    }

    @Test
    void whatWentBackOfIt() {
        var back = called(9, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, new Money(PART, "USD")));
        var state = state(registered(), captured(3, PART), back);
        assertThat(state.moneyPlace()).isEqualTo(Place.REFUNDED);
        assertThat(state.review()).isEmpty();
        assertThat(state.diagnosis()).isEqualTo(Diagnosis.REFUNDED);
    }

    @Test
    void aRefundWithoutItsMoneyIsNotToldUntilTheMoneyIsHeardOf() {
        var back = called(2, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, new Money(PART, "USD")));
        assertThat(told(state(registered(), returned(1), back))).noneMatch(Message.Refunded.class::isInstance);
        assertThat(told(state(registered(), returned(1), back, paid(3)))).anyMatch(Message.Refunded.class::isInstance);
    }

    @Test
    void takenAndNothingCapturedIsAContradiction() {
        var state = state(registered(), captured(3, 0));
        assertThat(state.isPaid()).isFalse();
        assertThat(state.quarantine()).containsExactly(PaymentState.Doubt.CONTRADICTION);
    }
}
