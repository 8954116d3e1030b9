package dev.anxin.function.callback;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.gateway.Reading;
import dev.anxin.ledger.Fact;
import java.time.Duration;
import java.time.Instant;

/// Makes durable what a gateway said. Under the gateway's own id of it, so that it is one fact whichever way it came,
/// and however often.
public record CallbackRecorder(Facts facts, Duration keepFacts, Duration keepStrays, Metrics metrics) {
    /// What came of each callback, by account and outcome.
    public static final String METRIC = "Callbacks";

    /// @param account the one that it came in for
    /// @param at when it arrived
    public void record(Reading.Believed believed, String account, Instant at) {
        switch (believed) {
            case Reading.Trusted(var news, var _, var kept) ->
                news.forEach(fact -> record(fact, new Evidence(at, kept, keepFacts)));
            case Reading.Ignored(var id, var why, var _, var kept) -> {
                var fresh = facts.putStray(account, id, why, new Evidence(at, kept, keepStrays));
                metrics.count(METRIC, account, fresh ? "kept" : "repeated", "why", why, "event", id);
            }
        }
    }

    private void record(Fact fact, Evidence evidence) {
        var fresh = facts.put(fact, evidence);
        var reference = fact.payment().reference();
        var outcome = fresh ? "recorded" : "repeated";
        metrics.count(METRIC, fact.payment().account(), outcome, "reference", reference, "event", fact.id());
    }
}
