package dev.anxin.ledger;

import dev.anxin.payment.MethodSchedule;
import java.util.Optional;

/// Why a shop may not ship for a payment now. Of several the gravest is named, which is the last.
public enum Obstacle {
    NOT_PAID("not-paid"),
    /// The gateway is working on it.
    PROCESSING("processing"),
    /// A slip is out, or a transfer is to be made: the customer has not paid yet.
    WAITS_FOR_CUSTOMER("waits-for-customer"),
    /// A bank works on a debit, which takes days and may fail.
    DEBIT_UNDER_WAY("debit-under-way"),
    /// The money is held and not taken.
    HELD("held"),
    /// Less was taken than is expected, and the account does not say that this is its custom.
    PART_PAID("part-paid"),
    /// What the gateway says of it is doubted.
    QUARANTINED("quarantined"),
    /// Another payment holds the order.
    ANOTHER_PAYMENT("another-payment"),
    /// The order is cancelled.
    CANCELLED("cancelled"),
    /// All of its money went back, or may.
    REFUNDED("refunded"),
    /// A capture failed, and what is left is less than is expected.
    CAPTURE_FAILED("capture-failed"),
    /// The card network warns of fraud, and no person has decided what to do.
    FRAUD_WARNING("fraud-warning"),
    /// The customer says that somebody else paid, and no person has decided what to do.
    NOT_RECOGNISED("not-recognised"),
    /// A bank asks about it, and no person has decided what to do.
    INQUIRY("inquiry"),
    /// A bank has the money and has not decided.
    DISPUTED("disputed"),
    /// A bank took the money back.
    CHARGED_BACK("charged-back");

    private final String word;

    Obstacle(String word) {
        this.word = word;
    }

    /// As the API has it: `charged-back`.
    public String word() {
        return word;
    }

    /// What stands in the way, by the money and by what the order last said.
    static Optional<Obstacle> of(PaymentState state) {
        return ofMoney(state).or(() -> ofOrder(state.summary().order()));
    }

    /// What stands in the way, whatever the order says.
    static Optional<Obstacle> ofMoney(PaymentState state) {
        if (!state.quarantine().isEmpty()) {
            return Optional.of(QUARANTINED);
        }
        return switch (state.status()) {
            case PAID -> afterPayment(state);
            case PART_PAID ->
                afterPayment(state).or(() -> state.isEnough() ? Optional.empty() : Optional.of(PART_PAID));
            case ACTING -> Optional.of(state.slow().map(Obstacle::ofSlow).orElse(PROCESSING));
            case AUTHORISED -> Optional.of(HELD);
            case UNREGISTERED, REGISTERED, FAILED, EXPIRED, CLOSED -> Optional.of(NOT_PAID);
        };
    }

    private static Obstacle ofSlow(MethodSchedule slow) {
        return slow.report().method().methodClass().waitsForCustomer() ? WAITS_FOR_CUSTOMER : DEBIT_UNDER_WAY;
    }

    private static Optional<Obstacle> afterPayment(PaymentState state) {
        var summary = state.summary();
        if (summary.isChargedBack()) {
            return Optional.of(CHARGED_BACK);
        }
        if (summary.isDisputed()) {
            return Optional.of(DISPUTED);
        }
        if (state.review().containsKey(Review.INQUIRY)) {
            return Optional.of(INQUIRY);
        }
        if (state.review().containsKey(Review.NOT_RECOGNISED)) {
            return Optional.of(NOT_RECOGNISED);
        }
        if (state.review().containsKey(Review.FRAUD_WARNING)) {
            return Optional.of(FRAUD_WARNING);
        }
        if (state.isCaptureFailed()) {
            return Optional.of(CAPTURE_FAILED);
        }
        return state.money().refundable() > 0 ? Optional.empty() : Optional.of(REFUNDED);
    }

    private static Optional<Obstacle> ofOrder(Order order) {
        return switch (order.status()) {
            case CANCELLED -> Optional.of(CANCELLED);
            case REFUNDING -> Optional.of(REFUNDED);
            case OPEN, FULFILLED ->
                order.holder() == Order.Holder.ANOTHER ? Optional.of(ANOTHER_PAYMENT) : Optional.empty();
        };
    }
}
