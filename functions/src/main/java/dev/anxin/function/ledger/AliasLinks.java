package dev.anxin.function.ledger;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.InstantSource;

/// Leads what arrives under other ids of a payment to its home.
public record AliasLinks(Facts facts, Duration keep, InstantSource clock) {
    public void link(PaymentKey home, String alias) {
        if (!alias.equals(home.reference())) {
            put(home.withReference(alias), home.reference(), new News.Linked(home.reference()));
        }
    }

    /// What was learned is named by its digest: the same again is no news, and more of it is.
    public void forward(PaymentKey from, String home, Summary learned) {
        var id = from.reference() + "#" + Facts.digest(learned);
        put(from.withReference(home), id, new News.Forwarded(learned));
    }

    private void put(PaymentKey key, String id, News news) {
        var now = clock.instant();
        facts.put(Fact.of(key, Fact.Source.LINK, id, now, news), Evidence.own(now, keep));
    }
}
