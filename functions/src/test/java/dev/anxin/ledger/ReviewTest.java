package dev.anxin.ledger;

import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A person's review settles what there was to see, and nothing that comes later.
final class ReviewTest {
    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);
    private static final Fact LOOKED = fact(Source.PERSON, minute(60), new News.Reviewed("agent"));
    private static final Fact CANCELLED = order(70, Order.Status.CANCELLED, Order.Holder.THIS);

    private static PaymentState state(Fact... facts) {
        return Example.state(Stream.concat(Stream.of(paid(3)), Stream.of(facts)).toArray(Fact[]::new));
    }

    private static Fact refund(long minute, String id, Refund.Status status, Money amount) {
        return called(minute, new News.RefundReported(id, status, amount));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refund.Status.class,
            names = {"STUCK", "FAILED"})
    void anotherRefundThatDoesNotArriveCallsAgain(Refund.Status status) {
        var first = refund(50, "gateway:1", status, new Money(100, "USD"));
        var second = refund(70, "gateway:2", status, new Money(100, "USD"));
        assertThat(state(registered(), first).review()).hasSize(1);
        assertThat(state(registered(), first, LOOKED).review()).isEmpty();
        assertThat(state(registered(), first, LOOKED, second).review()).hasSize(1);
    }

    @Test
    void anotherRefundThatDiffersCallsAgain() {
        var euro = new Money(100, "EUR");
        var first = refund(50, "gateway:1", Refund.Status.SUCCEEDED, euro);
        assertThat(state(registered(), first, LOOKED).review()).isEmpty();
        assertThat(state(registered(), first, LOOKED, refund(70, "gateway:2", Refund.Status.SUCCEEDED, euro))
                        .review())
                .containsOnlyKeys(Review.REFUND_DIFFERS);
    }

    /// A smaller sum in an answer on the way is nothing, once the whole is told.
    @Test
    void oneThatSentBackLessThanItWasAskedToCallsAPerson() {
        var id = "1001:h-1";
        var asked = fact(
                Source.REFUND,
                minute(40),
                new News.RefundRequested(id, new Money(500, "USD"), "by-hand: broken", "agent"),
                new News.RefundAdmitted(id));
        var less = refund(50, id, Refund.Status.SUCCEEDED, new Money(300, "USD"));
        assertThat(state(registered(), asked, less).review()).containsOnlyKeys(Review.REFUND_DIFFERS);
        assertThat(state(registered(), asked, less).money().returned().minor())
                .as("nothing more goes back by it")
                .isEqualTo(500);
        var whole = refund(55, id, Refund.Status.SUCCEEDED, new Money(500, "USD"));
        assertThat(state(registered(), asked, less, whole).review()).isEmpty();
    }

    @Test
    void moneyThatHasToGoBackCallsWhoeverLookedAtSomethingElseBefore() {
        assertThat(state(registered(), LOOKED, CANCELLED).review()).containsOnlyKeys(Review.MONEY_TO_RETURN);
        var second = order(70, Order.Status.OPEN, Order.Holder.ANOTHER);
        assertThat(state(registered(), LOOKED, second).review()).containsOnlyKeys(Review.MONEY_TO_RETURN);
        var looked = fact(Source.PERSON, minute(80), new News.Reviewed("agent"));
        assertThat(state(registered(), LOOKED, CANCELLED, looked).review())
                .as("settled")
                .isEmpty();
    }

    @Test
    void anAutomaticRefundThatIsRefusedCallsWhoeverLookedAtSomethingElseBefore() {
        var id = "1001:cancelled";
        var refused = fact(
                Source.REFUND,
                minute(71),
                new News.RefundRequested(id, PRICE, "cancelled", "anxin"),
                new News.RefundRefused(id, "the limit of an hour"));
        assertThat(state(registered(BY_ITSELF), LOOKED, CANCELLED).review()).isEmpty();
        assertThat(state(registered(BY_ITSELF), LOOKED, CANCELLED, refused).review())
                .containsOnlyKeys(Review.MONEY_TO_RETURN);
    }

    @Test
    void aDoubleLossCallsWhoeverLookedAtTheInquiryBefore() {
        var inquiry = dispute(50, Dispute.Status.INQUIRY, Dispute.Moved.NOTHING);
        var refunded = refund(70, "gateway:1", Refund.Status.SUCCEEDED, PRICE);
        var taken = dispute(80, Dispute.Status.OPEN, Dispute.Moved.WITHDRAWN);
        assertThat(state(registered(), inquiry, LOOKED, refunded).review()).isEmpty();
        assertThat(state(registered(), inquiry, LOOKED, refunded, taken).review())
                .containsOnlyKeys(Review.DISPUTED, Review.OVERDRAWN);
    }

    private static Fact dispute(long minute, Dispute.Status status, Dispute.Moved moved) {
        return called(minute, new News.DisputeReported("dp_1", status, PRICE, moved, Instant.MIN, true));
    }

    /// WeChat Pay takes fifty for one payment, more than are counted here.
    @Test
    void ofTooManyRefundsAllMayHaveGoneBack() {
        var cent = new Money(1, "USD");
        var facts = Stream.concat(
                Stream.of(registered()),
                IntStream.range(0, 21).mapToObj(i -> refund(50, "gateway:" + i, Refund.Status.SUCCEEDED, cent)));
        var state = state(facts.toArray(Fact[]::new));
        assertThat(state.obstacle()).contains(Obstacle.REFUNDED);
        assertThat(state.money().refundable()).isZero();
        assertThat(state.isPaid()).isTrue();
        assertThat(state.review()).containsOnlyKeys(Review.TOO_MANY);
        assertThat(List.copyOf(state.owed())).noneMatch(Effect.RequestRefund.class::isInstance);
    }
}
