package dev.anxin.notification;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.PayWay;
import dev.anxin.payment.ShopFront;
import java.time.Instant;
import java.util.List;

/// Whether a customer may be asked to pay again: only where nobody can take the money twice.
public enum PayAgain {
    /// It may be paid already, or still become so.
    NO,
    /// The same payment: its attempt failed, and the gateway waits for another. They cannot both be taken.
    SAME,
    /// A new payment: the gateway takes no money for the old one any more.
    NEW;

    /// The merchant's ways that may be offered, in order. While the same payment can still be made, none that would be
    /// another payment.
    public List<PayWay> ways(ShopFront shop, String order) {
        return switch (this) {
            case NO -> List.of();
            case SAME -> shop.waysToPay(order, false);
            case NEW -> shop.waysToPay(order, true);
        };
    }

    public static PayAgain of(PaymentState state, Instant now) {
        var summary = state.summary();
        var open = summary.order().status() == Order.Status.OPEN
                && summary.order().holder() != Order.Holder.ANOTHER
                && state.quarantine().isEmpty()
                && state.openAnswer(Feedback.CHARGED).isEmpty()
                && state.openAnswer(Feedback.NOT_ME).isEmpty();
        if (!open) {
            return NO;
        }
        return switch (state.status()) {
            case FAILED -> now.isBefore(summary.registration().payUntil()) ? SAME : NO;
            case CLOSED -> NEW;
            // Expired is our word, not the gateway's: whoever pays the old one late has paid.
            case EXPIRED, UNREGISTERED, REGISTERED, ACTING, AUTHORISED, PART_PAID, PAID -> NO;
        };
    }
}
