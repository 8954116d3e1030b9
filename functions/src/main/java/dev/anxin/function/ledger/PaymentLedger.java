package dev.anxin.function.ledger;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The ledger as the request of a merchant, or a look at the customer's page, needs it.
///
/// @param keep how long facts live
public record PaymentLedger(Facts facts, Payments payments, Duration keep, InstantSource clock) {
    public Instant now() {
        return clock.instant();
    }

    /// @return whether it was new: a repeat changes nothing
    public boolean put(Fact fact) {
        return put(fact, KeptBody.NONE);
    }

    /// @param body what is kept of what was sent
    public boolean put(Fact fact, KeptBody body) {
        return facts.put(fact, new Evidence(now(), body, keep));
    }

    public CurrentSummary present(PaymentKey key) {
        return CurrentSummary.of(key, facts, payments, now());
    }

    /// All that is known, whether folded or only written so far.
    public Summary known(PaymentKey key) {
        return present(key).all();
    }

    /// The same with what was told under its other ids, read now: what lies there may not have been forwarded yet.
    public Summary withAliases(PaymentKey key, Summary known) {
        var sum = known;
        for (String alias : known.aliases().values()) {
            var told = facts.sum(new PaymentKey(key.account(), alias));
            sum = sum.join(Summary.of(Fact.of(key, Fact.Source.LINK, alias, now(), new News.Forwarded(told))));
        }
        return sum;
    }

    /// As [#known]; empty if nobody registered it.
    public Optional<Summary> registered(PaymentKey key) {
        return Optional.of(known(key)).filter(Summary::isRegistered);
    }
}
