package dev.anxin.payment;

/// The true internal state in one word, for support and the merchant; never shown to a customer as it is.
public enum Diagnosis {
    /// News arrived under a reference that nobody registered.
    UNKNOWN_ORDER,
    /// A callback is stored and not yet folded into the payment.
    CALLED_NOT_PROCESSED,
    /// Registered; the customer has not come back, and the gateway has said nothing.
    WITH_THE_CUSTOMER,
    /// The customer came back, and the gateway has said nothing.
    GATEWAY_HAS_NOT_CALLED,
    /// A callback about it was not believed.
    REJECTED_SIGNATURE,
    /// The gateway's amount or currency differs from the order's.
    REJECTED_AMOUNT,
    /// The gateway's word is impossible.
    REJECTED_CONTRADICTION,
    /// The gateway itself does not know the outcome yet.
    GATEWAY_PENDING,
    /// A slip is out, or a transfer is to be made: the customer still has time to pay.
    WAITS_FOR_CUSTOMER,
    /// A bank works on a debit, which takes days.
    DEBIT_UNDER_WAY,
    /// The gateway was asked and gives no answer.
    GATEWAY_SILENT,
    /// The gateway was asked and does not know the payment.
    NOT_FOUND_AT_GATEWAY,
    ATTEMPT_FAILED,
    CLOSED,
    EXPIRED,
    /// Held, not taken.
    AUTHORISED,
    /// Less was taken than is expected.
    PART_PAID,
    /// A capture failed that had succeeded.
    CAPTURE_FAILED,
    PAID,
    /// Paid after it was closed, expired or cancelled.
    LATE_MONEY,
    /// The order is paid by another payment: this money goes back.
    SECOND_PAYMENT,
    REFUND_RUNNING,
    REFUND_FAILED,
    REFUNDED,
    /// A bank asks, or has taken the money and not decided.
    DISPUTED,
    /// A bank took the money back.
    CHARGED_BACK
}
