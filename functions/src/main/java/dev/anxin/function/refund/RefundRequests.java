package dev.anxin.function.refund;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Asks for refunds and has them seen to. Moves nothing: what was asked for has yet to be admitted.
public record RefundRequests(Facts facts, Queue queue, Duration keep, InstantSource clock) {
    /// Once for each purpose, whatever the payment goes through: named by it.
    public void request(PaymentKey key, Effect.RequestRefund owed) {
        var now = clock.instant();
        var purpose = owed.purpose().word();
        var request = new News.RefundRequested(id(key, purpose), owed.amount(), purpose, "anxin");
        facts.put(requested(key, now, request), own(now));
    }

    public void seeTo(PaymentKey key, String refund) {
        queue.send(key.account(), new RefundMessage(key, refund).write());
    }

    private Evidence own(Instant now) {
        return Evidence.own(now, keep);
    }

    /// @param purpose in one word, which no other refund of the payment has
    static String id(PaymentKey key, String purpose) {
        return key.reference() + ":" + purpose;
    }

    static Fact requested(PaymentKey key, Instant at, News.RefundRequested request) {
        return Fact.of(key, Fact.Source.REFUND, "requested#" + request.refund(), at, request);
    }
}
