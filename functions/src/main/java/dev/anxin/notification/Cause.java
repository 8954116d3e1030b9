package dev.anxin.notification;

import dev.anxin.ledger.PaymentState;

/// What holds a payment up, as far as it is known.
public enum Cause {
    /// Nothing is known except that there is no answer yet: the gateway has not called, or it knows no such
    /// payment (that proves nothing), or a callback was not believed. Anybody can send a forged callback, so it
    /// must not decide what a customer reads.
    UNKNOWN("unknown"),
    /// The gateway itself says that it is still at it.
    GATEWAY_PENDING("gateway-pending"),
    /// The gateway, asked, does not answer.
    GATEWAY_SILENT("gateway-silent"),
    /// Money is held and not yet taken.
    HELD("held"),
    /// What the gateway signed does not fit the order; a person is called at once.
    MISMATCH("mismatch");

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    /// As notifications have it: `gateway-silent`.
    public String word() {
        return word;
    }

    /// Whether "we have located the problem" is true. A gateway that does not answer has told nobody what the
    /// problem is.
    public boolean isLocated() {
        return switch (this) {
            case GATEWAY_PENDING, HELD, MISMATCH -> true;
            case UNKNOWN, GATEWAY_SILENT -> false;
        };
    }

    public static Cause of(PaymentState state) {
        return switch (state.diagnosis()) {
            case GATEWAY_PENDING, DEBIT_UNDER_WAY -> GATEWAY_PENDING;
            case GATEWAY_SILENT -> GATEWAY_SILENT;
            case AUTHORISED -> HELD;
            case REJECTED_AMOUNT, REJECTED_CONTRADICTION -> MISMATCH;
            case UNKNOWN_ORDER,
                    CALLED_NOT_PROCESSED,
                    WITH_THE_CUSTOMER,
                    WAITS_FOR_CUSTOMER,
                    GATEWAY_HAS_NOT_CALLED,
                    REJECTED_SIGNATURE,
                    NOT_FOUND_AT_GATEWAY,
                    ATTEMPT_FAILED,
                    CLOSED,
                    EXPIRED,
                    PART_PAID,
                    CAPTURE_FAILED,
                    PAID,
                    LATE_MONEY,
                    SECOND_PAYMENT,
                    REFUND_RUNNING,
                    REFUND_FAILED,
                    REFUNDED,
                    DISPUTED,
                    CHARGED_BACK -> UNKNOWN;
        };
    }
}
