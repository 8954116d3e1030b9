package dev.anxin.function.refund;

import dev.anxin.aws.table.Evidence;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What is said of refunds: facts to be written with what they say, and what is counted.
///
/// @param keep how long facts live
public record RefundLog(InstantSource clock, Duration keep, Metrics metrics) {
    public static final String METRIC = "Refunds";

    /// @param why kept beside it for people; empty for none
    RefundReserve.Entry entry(PaymentKey key, String id, List<News> news, String why) {
        var now = clock.instant();
        var body = why.isEmpty() ? KeptBody.NONE : KeptBody.of(Json.object("why", why));
        var evidence = new Evidence(now, body, keep);
        return new RefundReserve.Entry(new Fact(key, Fact.Source.REFUND, id, now, news), evidence);
    }

    void count(PaymentKey key, String refund, String outcome, String why) {
        metrics.countOverall(
                METRIC, key.account(), outcome, "reference", key.reference(), "refund", refund, "why", why);
    }
}
