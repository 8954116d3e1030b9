package dev.anxin.function.ledger;

import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// A payment as it is at present: what is folded, and with what is only written so far. Never older than its
/// facts, so whoever has just been answered sees what they did.
///
/// @param all what is folded and all facts that live, together
public record CurrentSummary(Summary folded, Summary all) {
    public static CurrentSummary of(PaymentKey key, Facts facts, Payments payments, Instant now) {
        var folded = payments.find(key, now).map(stored -> stored.summary()).orElse(Summary.EMPTY);
        return new CurrentSummary(folded, folded.join(facts.sum(key)));
    }

    public boolean isFolded() {
        return all.equals(folded);
    }
}
