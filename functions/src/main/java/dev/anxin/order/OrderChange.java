package dev.anxin.order;

/// The result of asking an order to change.
public sealed interface OrderChange {
    /// @param next the order's next version; it counts once it is written over the version it was made from
    record Changed(MerchantOrder next) implements OrderChange {}

    /// The order already stands so.
    record Unchanged() implements OrderChange {}

    record Refused(Reason reason) implements OrderChange {}

    enum Reason {
        /// It has as many payments as it can have.
        FULL,
        /// The payment is none of the order's.
        NOT_ITS_PAYMENT,
        /// None of its payments is paid and stands for it. The caller finds this out; the order does not know
        /// it.
        NOT_PAID,
        /// The customer still has time to pay by slip or transfer.
        WAITS_FOR_CUSTOMER,
        /// A bank works on the payment's debit.
        DEBIT_UNDER_WAY,
        /// Less was taken for the payment than is expected.
        PART_PAID,
        /// A capture of the payment failed, and what is left is less than is expected.
        CAPTURE_FAILED,
        /// A bank asks about the payment, and no person has decided.
        INQUIRY,
        /// A bank has the payment's money and has not decided.
        DISPUTED,
        /// A bank took the payment's money back.
        CHARGED_BACK,
        /// The card network warns of fraud.
        FRAUD_WARNING,
        /// The customer says that somebody else paid.
        NOT_RECOGNISED,
        /// Another payment holds the order.
        HELD_BY_ANOTHER,
        /// The payment's money went back or is about to, so it never holds the order again.
        TAKEN_BACK,
        /// The money of the payment that holds the order is about to go back.
        REFUNDING,
        FULFILLED,
        CANCELLED
    }
}
