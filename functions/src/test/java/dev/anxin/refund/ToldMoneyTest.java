package dev.anxin.refund;

import static dev.anxin.refund.Made.KEY;
import static dev.anxin.refund.Made.NOON;
import static dev.anxin.refund.Made.NOTHING_SPENT;
import static dev.anxin.refund.Made.PRICE;
import static dev.anxin.refund.Made.dispute;
import static dev.anxin.refund.Made.order;
import static dev.anxin.refund.Made.refund;
import static dev.anxin.refund.Made.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The exception to "proof before money": what callbacks told, where the gateway cannot be asked.
final class ToldMoneyTest {
    private static final News REGISTERED = new News.Registered(new Registration(
            NOON,
            "demo-shop",
            "o-1",
            PRICE,
            "customer-1",
            "en",
            "UTC",
            NOON.plus(Duration.ofMinutes(30)),
            "",
            Terms.DEFAULT));
    private static final News PAID = new News.Paid(PRICE, PRICE.minor());

    private static GatewayMoney told(News... news) {
        var known = Stream.concat(Stream.of(REGISTERED), Stream.of(news))
                .map(one -> Summary.of(Fact.of(KEY, Fact.Source.CALLBACK, "made", NOON, one)))
                .reduce(Summary.EMPTY, Summary::join);
        var answer = Fact.of(KEY, Fact.Source.REFUND, "seen", NOON, new News.Unaskable("no such question"));
        return GatewayMoney.of(answer, known);
    }

    private static Admission admission(String purpose, GatewayMoney gatewayMoney, Map<String, Long> unasked) {
        var limits = new RefundLimits(RefundLimits.DEFAULT.hour(), RefundLimits.DEFAULT.day(), unasked);
        var spending = new AutomaticSpending(limits, NOTHING_SPENT.hour(), NOTHING_SPENT.day(), 0);
        return Admission.of(wish(purpose, PRICE), Balance.NONE, gatewayMoney, order(), spending);
    }

    @Test
    void isWhatCallbacksTold() {
        assertThat(told(PAID).unclear()).isEmpty();
        assertThat(told(PAID).captured()).isEqualTo(PRICE);
        assertThat(told(PAID).toldAlone()).isTrue();
        assertThat(told().unclear()).contains("the gateway does not say that it is paid");
        assertThat(told(PAID, new News.Contradicted("of nothing")).unclear()).isPresent();
    }

    @Test
    void aRefundOfWhichNothingWasToldIsNotThere() {
        var id = Made.ID;
        assertThat(told(PAID).refund(id)).isEmpty();
        assertThat(told(PAID, new News.RefundRequested(id, PRICE, "unfulfilled", "anxin"))
                        .refund(id))
                .isEmpty();
        assertThat(told(PAID, refund(id, Refund.Status.UNKNOWN, 1000)).refund(id))
                .isEmpty();
        assertThat(told(PAID, refund(id, Refund.Status.PENDING, 1000)).refund(id))
                .isPresent();
        assertThat(told(PAID, refund("gateway:x", Refund.Status.SUCCEEDED, 400)).refund("gateway:x"))
                .isPresent();
    }

    @Test
    void whatWentBackAndWhatIsDisputedIsNotThereTwice() {
        assertThat(admission(
                        "by-hand: returned", told(PAID, refund("gateway:x", Refund.Status.SUCCEEDED, 1)), Map.of()))
                .isEqualTo(new Admission.Refused(false, "more than is left of the captured money"));
        assertThat(admission("by-hand: returned", told(PAID, dispute(Dispute.Status.OPEN, 1000)), Map.of()))
                .isEqualTo(new Admission.Refused(false, "a dispute is open"));
    }

    @Test
    void aPersonDecidesAboveTheLimitAndWhereThereIsNone() {
        var word = Purpose.UNFULFILLED.word();
        assertThat(admission(word, told(PAID), Map.of()))
                .isEqualTo(new Admission.Refused(
                        false,
                        "the gateway cannot be asked what it took, and callbacks alone are enough for 0.00 USD at most:"
                                + " a person decides"));
        assertThat(admission(word, told(PAID), Map.of("USD", 999L))).isInstanceOf(Admission.Refused.class);
        assertThat(admission(word, told(PAID), Map.of("USD", 1000L))).isInstanceOf(Admission.Admitted.class);
        assertThat(admission("by-hand: returned goods", told(PAID), Map.of()))
                .as("a person asked for it")
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whoCanBeAskedHasNoSuchLimit() {
        assertThat(admission(Purpose.UNFULFILLED.word(), Made.statement(), Map.of()))
                .isInstanceOf(Admission.Admitted.class);
    }
}
