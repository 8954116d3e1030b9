package dev.anxin.function.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a person is told when they are called: what it is about, until when, and what to do.
final class CallJsonTest {
    private static final PaymentKey KEY = new PaymentKey("stripe", "pi_1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = new Money(1099, "USD");
    private static final News WARNED = new News.FraudWarned("misc", true);

    /// Of a paid payment of which this was heard, one a minute.
    private static Json call(Review reason, News... heard) {
        var registration = new Registration(
                NOON,
                "demo-shop",
                "order-1",
                PRICE,
                "customer-1",
                "en",
                "UTC",
                NOON.plusSeconds(1800),
                "",
                Terms.DEFAULT);
        var news = Stream.concat(
                        Stream.of(new News.Registered(registration), new News.Paid(PRICE, PRICE.minor())),
                        Stream.of(heard))
                .toList();
        var sum = Summary.EMPTY;
        for (int i = 0; i < news.size(); i++) {
            var at = NOON.plusSeconds(60L * i);
            sum = sum.join(Summary.of(Fact.of(KEY, Source.CALLBACK, "made-" + i, at, news.get(i))));
        }
        var state = PaymentState.of(sum);
        assertThat(state.review()).containsKey(reason);
        var call = new Effect.CallPerson(reason, state.reviewedAt());
        return CallJson.of(KEY, state, call, AccountAdvice.of("stripe"), NOON);
    }

    private static News dispute(String id, Dispute.Status status, Instant dueBy) {
        return new News.DisputeReported(id, status, PRICE, Dispute.Moved.UNKNOWN, dueBy, true);
    }

    @Test
    void namesTheFirstEvidenceDeadlineOfADispute() {
        var days = List.of(NOON.plusSeconds(700_000), NOON.plusSeconds(600_000));
        var call = call(
                Review.INQUIRY,
                dispute("dp_1", Dispute.Status.INQUIRY, days.getFirst()),
                dispute("dp_2", Dispute.Status.INQUIRY, days.getLast()));
        assertThat(call.needText("id")).isEqualTo("stripe/pi_1:needs-review:inquiry");
        assertThat(call.needText("reason")).isEqualTo("inquiry");
        assertThat(call.needInstant("dueBy")).isEqualTo(days.getLast());
        assertThat(call.at("proposal").exists()).isFalse();
        assertThat(call.at("payment").needText("reference")).isEqualTo("pi_1");
    }

    @Test
    void namesNoDeadlineWhereNoneIsKnownOrNeeded() {
        var unknown = call(Review.DISPUTED, dispute("dp_1", Dispute.Status.OPEN, Instant.MIN));
        assertThat(unknown.at("dueBy").exists()).isFalse();
        var lost = call(Review.CHARGED_BACK, dispute("dp_1", Dispute.Status.LOST, NOON.plusSeconds(600_000)));
        assertThat(lost.at("dueBy").exists()).isFalse();
    }

    @Test
    void namesTheDeadlineOfADisputeOfMoneyThatWentBackToo() {
        var back = new News.RefundReported("gateway:re_1", Refund.Status.SUCCEEDED, PRICE);
        var call = call(Review.OVERDRAWN, back, dispute("dp_1", Dispute.Status.OPEN, NOON.plusSeconds(600_000)));
        assertThat(call.needInstant("dueBy")).isEqualTo(NOON.plusSeconds(600_000));
    }

    @Test
    void proposesToRefundWhatIsLeftWhenTheCardNetworkWarns() {
        var part = new News.RefundReported("gateway:re_1", Refund.Status.SUCCEEDED, new Money(99, "USD"));
        var proposal = call(Review.FRAUD_WARNING, part, WARNED).at("proposal");
        assertThat(proposal.needText("action")).isEqualTo("refund");
        assertThat(proposal.needWhole("amount")).isEqualTo(1000);
        assertThat(proposal.needText("currency")).isEqualTo("USD");
    }

    @Test
    void proposesNothingThatIsTooLateAndSaysWhy() {
        var late = call(Review.FRAUD_WARNING, WARNED, new News.FraudWarned("misc", false))
                .at("proposal");
        assertThat(late.needText("action")).isEqualTo("none");
        assertThat(late.needText("why")).contains("no dispute away any more");
        var part = new News.DisputeReported("dp_1", Dispute.Status.OPEN, new Money(99, "USD"));
        var disputed = call(Review.FRAUD_WARNING, WARNED, part).at("proposal");
        assertThat(disputed.needText("why")).isEqualTo("a bank has the money already");
    }
}
