package dev.anxin.function.ledger;

import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// A payment as it is at present: what is folded, and with what is only written so far. Never older than its
/// facts, so whoever has just been answered sees what they did.
///
/// @param all what is folded and all facts that live, together
/// @param version of the payment item with what is folded
public record CurrentSummary(Summary folded, Summary all, long version) {
    public static CurrentSummary of(PaymentKey key, Facts facts, Payments payments, Instant now) {
        var stored = payments.find(key, now).orElse(StoredPayment.ABSENT);
        return new CurrentSummary(stored.summary(), stored.summary().join(facts.sum(key)), stored.version());
    }

    public boolean isFolded() {
        return all.equals(folded);
    }
}
