package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Comparator;

/// What is expected instead of the registered amount. The latest counts.
///
/// @param enough how much has to be captured for the payment to be paid, in minor units: the amount, or less if its
///     maker saw it paid with less: what they saw paid stays paid, and no clocks are compared
public record Correction(Instant at, Money amount, long enough) implements Comparable<Correction> {
    /// No correction. Every real one is later.
    public static final Correction NONE = new Correction(Instant.MIN, Money.NONE, 0);

    private static final Comparator<Correction> BY_TIME = Comparator.comparing(Correction::at)
            .thenComparing(Correction::amount)
            .thenComparingLong(Correction::enough);

    public boolean exists() {
        return !equals(NONE);
    }

    @Override
    public int compareTo(Correction other) {
        return BY_TIME.compare(this, other);
    }
}
