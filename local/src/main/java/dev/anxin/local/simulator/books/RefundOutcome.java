package dev.anxin.local.simulator.books;

/// What becomes of a call for a refund.
public sealed interface RefundOutcome {
    /// @param payment as it is now
    /// @param again whether it had been made before, under the same key
    record Made(GatewayPayment payment, GatewayRefund refund, boolean again) implements RefundOutcome {}

    record Refused(Why why) implements RefundOutcome {}

    enum Why {
        /// Nothing was taken that could go back.
        NOT_TAKEN,
        OTHER_CURRENCY,
        DISPUTED,
        /// More than is left.
        TOO_MUCH,
        /// Nothing is left at all.
        NOTHING_LEFT,
        /// The same key, and another amount.
        OTHER_AMOUNT,
        /// The gateway will not.
        REJECTED
    }
}
