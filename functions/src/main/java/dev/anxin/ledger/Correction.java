package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Comparator;

/// What is expected instead of the registered amount. The latest counts.
public record Correction(Instant at, Money amount) implements Comparable<Correction> {
    /// No correction. Every real one is later.
    public static final Correction NONE = new Correction(Instant.MIN, Money.NONE);

    private static final Comparator<Correction> BY_TIME =
            Comparator.comparing(Correction::at).thenComparing(Correction::amount);

    public boolean exists() {
        return !equals(NONE);
    }

    @Override
    public int compareTo(Correction other) {
        return BY_TIME.compare(this, other);
    }
}
