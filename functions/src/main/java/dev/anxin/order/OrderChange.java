package dev.anxin.order;

/// What became of the wish to change an order.
public sealed interface OrderChange {
    /// @param next the order's next version; it counts once it is written over the one it was made of
    record Changed(MerchantOrder next) implements OrderChange {}

    /// It is so already.
    record Unchanged() implements OrderChange {}

    record Refused(Reason reason) implements OrderChange {}

    enum Reason {
        /// It has as many payments as it can have.
        FULL,
        /// The payment is none of the order's.
        NOT_ITS_PAYMENT,
        /// None of its payments is paid and stands for it: their askers say so, the order does not know.
        NOT_PAID,
        /// Another payment holds the order.
        HELD_BY_ANOTHER,
        /// The payment's money went back, or is about to: it never holds again.
        TAKEN_BACK,
        /// The money of the payment that holds the order is about to go back.
        REFUNDING,
        FULFILLED,
        CANCELLED
    }
}
