package dev.anxin.local.fuzz;

import java.util.Locale;

/// How a delivery ended that was tampered with.
enum FuzzOutcome {
    REFUSED,
    /// What was changed is nothing that the gateway signs: the delivery is the one that it was.
    SAME,
    ACCEPTED,
    THREW,
    LEAKED;

    boolean isWrong() {
        return this == ACCEPTED || this == THREW || this == LEAKED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
