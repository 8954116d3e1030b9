package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is owed, and what ends it.
final class OwedTest {
    /// Money goes back by itself after an hour, and "paid" is told.
    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), true);

    private static final Fact RUNG = asked(120, new News.NoAnswer("busy"));
    private static final Fact HELD = order(4, Order.Status.OPEN, Order.Holder.THIS);
    private static final Effect TELL_PAID = new Effect.Tell(new Message.Paid());
    private static final Effect UNFULFILLED = new Effect.RequestRefund(Purpose.UNFULFILLED, PRICE);

    @Test
    void endsWhenItIsDone() {
        assertThat(owed(registered(BY_ITSELF), paid(3))).contains(TELL_PAID);
        assertThat(owed(registered(BY_ITSELF), paid(3), done(new Message.Paid())))
                .doesNotContain(TELL_PAID);
        var refunded = called(5, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE));
        var settle = new Effect.Settle("gateway:1", Refund.Status.SUCCEEDED);
        assertThat(settle.id()).isEqualTo("settle:gateway:1:SUCCEEDED");
        assertThat(owed(registered(), paid(3), refunded)).contains(settle);
        assertThat(owed(registered(), paid(3), refunded, fact(Source.TELL, NOON, new News.Done(settle.id()))))
                .doesNotContain(settle);
    }

    @Test
    void handsOverWhatWasLearnedUnderAnotherIdAndNothingForNothing() {
        var linked = fact(Source.LINK, NOON, new News.Linked("1001"));
        assertThat(owed(linked)).isEmpty();
        var learned = Summary.of(paid(3));
        assertThat(owed(linked, paid(3))).containsExactly(new Effect.Forward("1001", learned));
    }

    @Test
    void requestsARefundOnceForEachPurposeAndNeverWhileItIsDisputed() {
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG)).contains(UNFULFILLED);
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG, requested("unfulfilled")))
                .noneMatch(OwedTest::isRequest);
        var other = fact(Source.REFUND, minute(4), new News.RefundRequested("1001-a", OTHER, "by-hand", "agent"));
        var rest = new Money(PRICE.minor() - OTHER.minor(), "USD");
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG, other))
                .contains(new Effect.RequestRefund(Purpose.UNFULFILLED, rest));
        var open = called(5, new News.DisputeReported("dp_1", Dispute.Status.OPEN, OTHER));
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG, open)).noneMatch(OwedTest::isRequest);
        var won = called(5, new News.DisputeReported("dp_1", Dispute.Status.WON, OTHER));
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG, won)).contains(UNFULFILLED);
        assertThat(owed(registered(), paid(3), HELD, RUNG)).as("no grace time").noneMatch(OwedTest::isRequest);
    }

    @Test
    void requestsNoRefundOfMoneyThatIsDoubtedOrCannotBeCounted() {
        var doubted = called(6, new News.Paid(OTHER, 1));
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, RUNG, doubted)).noneMatch(OwedTest::isRequest);
        var facts = new ArrayList<>(List.of(registered(BY_ITSELF), paid(3), HELD, RUNG));
        IntStream.range(0, Summary.REFUNDS.limit() + 1)
                .mapToObj(i -> called(5, new News.RefundReported("gateway:" + i, Refund.Status.FAILED, OTHER)))
                .forEach(facts::add);
        assertThat(owed(facts.toArray(Fact[]::new))).noneMatch(OwedTest::isRequest);
    }

    /// It may have been refused in between, while another payment held it, of which no fact came in time.
    @Test
    void asksAnewToHoldItsOrderWhenTheOrderChangedAndIsFree() {
        var free = order(5, Order.Status.OPEN, Order.Holder.NOBODY);
        assertThat(owed(registered(), paid(3))).contains(new Effect.HoldOrder(0));
        assertThat(owed(registered(), paid(3), free))
                .contains(new Effect.HoldOrder(5))
                .doesNotContain(new Effect.HoldOrder(0));
    }

    @Test
    void returnsLateMoneyAfterItsDeadlineUnlessTheOrderIsFulfilledWithIt() {
        var closed = called(2, new News.Closed());
        assertThat(owed(registered(BY_ITSELF), closed, paid(3))).noneMatch(OwedTest::isRequest);
        assertThat(owed(registered(BY_ITSELF), closed, paid(3), HELD, RUNG))
                .contains(new Effect.RequestRefund(Purpose.LATE, PRICE));
        var fulfilled = order(5, Order.Status.FULFILLED, Order.Holder.THIS);
        assertThat(owed(registered(BY_ITSELF), closed, paid(3), RUNG, fulfilled))
                .noneMatch(OwedTest::isRequest);
        var others = order(4, Order.Status.FULFILLED, Order.Holder.ANOTHER);
        assertThat(owed(registered(BY_ITSELF), paid(3), others))
                .contains(new Effect.RequestRefund(Purpose.SECOND, PRICE));
    }

    @Test
    void setsAnImpossibleWordAsideForWhatHadComeAndNotForWhatComes() {
        var lifted = fact(Source.PERSON, minute(5), new News.QuarantineLifted("agent"));
        var early = called(4, new News.Contradicted("a negative amount"));
        var late = called(6, new News.Contradicted("a negative amount"));
        assertThat(state(registered(), early).quarantine()).containsExactly(Doubt.CONTRADICTION);
        assertThat(state(registered(), early, lifted).quarantine()).isEmpty();
        assertThat(state(registered(), late, lifted).quarantine()).containsExactly(Doubt.CONTRADICTION);
        assertThat(state(registered(), called(4, new News.Paid(OTHER, 1)), lifted)
                        .quarantine())
                .as("money for which nobody asked is still there")
                .containsExactly(Doubt.AMOUNT);
    }

    @Test
    void correctsAmountsAndNeverTheCurrency() {
        var euros = fact(Source.MERCHANT, minute(5), new News.Corrected(new Money(1099, "EUR"), 1099));
        assertThat(state(registered(), euros).money().expected()).isEqualTo(PRICE);
        var paidInEuros = called(6, new News.Paid(new Money(1099, "EUR"), 1099));
        assertThat(state(registered(), euros, paidInEuros).quarantine()).containsExactly(Doubt.CURRENCY);
        assertThat(owed(registered(BY_ITSELF), paid(3), HELD, euros, RUNG)).contains(UNFULFILLED);
    }

    @Test
    void settlesAReviewForWhatHadBegunAndNotForWhatBegins() {
        var reviewed = fact(Source.PERSON, minute(5), new News.Reviewed("agent"));
        var early = called(4, new News.DisputeReported("dp_1", Dispute.Status.OPEN, OTHER));
        var late = called(6, new News.DisputeReported("dp_2", Dispute.Status.OPEN, OTHER));
        assertThat(state(registered(), paid(3), early).review()).containsOnlyKeys(Review.DISPUTED);
        assertThat(state(registered(), paid(3), early, reviewed).review()).isEmpty();
        assertThat(state(registered(), paid(3), late, reviewed).review()).containsOnlyKeys(Review.DISPUTED);
    }

    @Test
    void saysNotPaidOfTheLatestAttemptOnly() {
        var first = called(3, new News.Failed("ch_1", "101"));
        var second = called(7, new News.Failed("ch_2", "101"));
        var end = called(9, new News.Closed());
        assertThat(owed(registered(), first, end)).contains(new Effect.Tell(new Message.NotPaid("ch_1")));
        assertThat(owed(registered(), second, first, end)).contains(new Effect.Tell(new Message.NotPaid("ch_2")));
        assertThat(owed(registered(), first, called(5, new News.Acting("", "")), end))
                .contains(new Effect.Tell(new Message.NotPaid(Message.END)));
        assertThat(owed(registered(), returned(2), end)).contains(new Effect.Tell(new Message.NotPaid(Message.END)));
    }

    @Test
    void keepsAskingForACustomerWhosePaymentTheGatewayDoesNotKnow() {
        var state = state(registered(), returned(2), asked(10, new News.Unpaid()), asked(30, new News.NotFound()));
        assertThat(state.status()).isEqualTo(PaymentState.Status.EXPIRED);
        assertThat(state.isWaiting()).isTrue();
        assertThat(state.alarm().next()).isEqualTo(minute(31).plusSeconds(30));
        assertThat(state.owed())
                .noneMatch(effect -> effect instanceof Effect.Tell(var told, var _) && told instanceof Message.NotPaid);
    }

    @Test
    void keepsAskingWhileMoneyIsDoubted() {
        var state = state(registered(), called(2, new News.Paid(OTHER, 1)), called(3, new News.Closed()));
        assertThat(state.alarm().next()).isEqualTo(minute(2).plusSeconds(30));
        assertThat(state.isWaiting()).isTrue();
    }

    private static Set<Effect> owed(Fact... facts) {
        return state(facts).owed();
    }

    private static Fact requested(String purpose) {
        return fact(Source.REFUND, minute(4), new News.RefundRequested("1001-" + purpose, PRICE, purpose, "anxin"));
    }

    private static boolean isRequest(Effect effect) {
        return effect instanceof Effect.RequestRefund;
    }
}
