package dev.anxin.reconcile;

import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// One line of the report: a finding as people read it.
///
/// @param order the merchant's order, or empty where nobody knows it
/// @param at when the gateway said it
public record Row(
        PaymentKey payment,
        String order,
        FindingKind kind,
        BookSide ours,
        BookSide theirs,
        FindingOutcome outcome,
        Instant at) {
    public static Row of(PaymentKey payment, String order, Finding finding, Instant at) {
        return new Row(payment, order, finding.kind(), finding.ours(), finding.theirs(), finding.outcome(), at);
    }
}
