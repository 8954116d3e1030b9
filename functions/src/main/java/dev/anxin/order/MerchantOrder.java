package dev.anxin.order;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.Order.Status;
import dev.anxin.order.OrderChange.Reason;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A merchant's order. Every change makes its next version.
///
/// @param version counts its changes; 0: not written yet
/// @param holder which payment it is paid with. A cancelled order keeps its holder
/// @param payments all that were registered for it
/// @param out those of them whose money may go back wholly, or went back: they never hold the order again
/// @param at when status or holder last changed, in whole milliseconds; never earlier than before
public record MerchantOrder(
        OrderKey key,
        long version,
        Status status,
        Holder holder,
        Set<PaymentKey> payments,
        Set<PaymentKey> out,
        Instant at) {
    /// Payments that one order can have. A change tells all of them in one transaction, which takes at most 100
    /// items.
    public static final int MOST_PAYMENTS = 20;

    public MerchantOrder {
        payments = Set.copyOf(payments);
        out = Set.copyOf(out);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// An order without a payment.
    public static MerchantOrder fresh(OrderKey key, Instant now) {
        return new MerchantOrder(key, 0, Status.OPEN, Holder.Nobody.NOBODY, Set.of(), Set.of(), now);
    }

    /// The order as one payment sees it.
    public Order viewOf(PaymentKey payment) {
        return new Order(version, status, seenBy(payment), at);
    }

    /// Whether a payment that joins it learns nothing new from it.
    public boolean isPristine() {
        return status == Status.OPEN && holder.equals(Holder.Nobody.NOBODY);
    }

    /// Whether its payments see no difference between the two.
    public boolean looksAs(MerchantOrder other) {
        return status == other.status && holder.equals(other.holder) && at.equals(other.at);
    }

    /// Whether the order was fulfilled with this payment. Its money then goes back only if a person says so.
    public boolean isFulfilledBy(PaymentKey payment) {
        return status == Status.FULFILLED && holder.is(payment);
    }

    /// Adds a payment that was registered for it, however that payment stands.
    public OrderChange join(PaymentKey payment) {
        if (payments.contains(payment)) {
            return new OrderChange.Unchanged();
        }
        return payments.size() < MOST_PAYMENTS
                ? changed(next(with(payments, payment), out))
                : new OrderChange.Refused(Reason.FULL);
    }

    /// Removes a payment that was registered for another order after all. One that this order was paid with
    /// stays.
    public OrderChange leave(PaymentKey payment) {
        if (!payments.contains(payment) || holder.is(payment) || out.contains(payment)) {
            return new OrderChange.Unchanged();
        }
        var others = payments.stream().filter(one -> !one.equals(payment)).collect(Collectors.toSet());
        return changed(next(others, out));
    }

    /// A payment was paid and asks to hold the order. The first one gets it.
    public OrderChange hold(PaymentKey payment, Instant now) {
        if (!payments.contains(payment)) {
            return new OrderChange.Refused(Reason.NOT_ITS_PAYMENT);
        }
        if (holder.is(payment)) {
            return new OrderChange.Unchanged();
        }
        if (holder instanceof Holder.By) {
            return new OrderChange.Refused(Reason.HELD_BY_ANOTHER);
        }
        return switch (status) {
            case OPEN ->
                out.contains(payment)
                        ? new OrderChange.Refused(Reason.TAKEN_BACK)
                        : changed(next(Status.OPEN, new Holder.By(payment), out, now));
            case REFUNDING -> new OrderChange.Refused(Reason.REFUNDING);
            case FULFILLED -> new OrderChange.Refused(Reason.FULFILLED);
            case CANCELLED -> new OrderChange.Refused(Reason.CANCELLED);
        };
    }

    /// The payment no longer stands for the order, because its money went back or is doubted.
    public OrderChange release(PaymentKey payment, Instant now) {
        if (!holder.is(payment)) {
            return new OrderChange.Unchanged();
        }
        return switch (status) {
            case OPEN, REFUNDING -> changed(next(Status.OPEN, Holder.Nobody.NOBODY, out, now));
            case FULFILLED -> new OrderChange.Refused(Reason.FULFILLED);
            case CANCELLED -> new OrderChange.Refused(Reason.CANCELLED);
        };
    }

    /// The merchant is about to ship for this payment's money. The caller must see that it was paid and still
    /// is.
    public OrderChange fulfil(PaymentKey payment, Instant now) {
        if (!payments.contains(payment)) {
            return new OrderChange.Refused(Reason.NOT_ITS_PAYMENT);
        }
        if (status == Status.CANCELLED) {
            return new OrderChange.Refused(Reason.CANCELLED);
        }
        if (holder instanceof Holder.By && !holder.is(payment)) {
            return new OrderChange.Refused(Reason.HELD_BY_ANOTHER);
        }
        return switch (status) {
            case OPEN ->
                out.contains(payment)
                        ? new OrderChange.Refused(Reason.TAKEN_BACK)
                        : changed(next(Status.FULFILLED, new Holder.By(payment), out, now));
            case FULFILLED -> new OrderChange.Unchanged();
            case REFUNDING -> new OrderChange.Refused(Reason.REFUNDING);
            case CANCELLED -> new OrderChange.Refused(Reason.CANCELLED);
        };
    }

    /// The merchant will not ship. Final.
    public OrderChange cancel(Instant now) {
        return switch (status) {
            case OPEN, REFUNDING -> changed(next(Status.CANCELLED, holder, out, now));
            case CANCELLED -> new OrderChange.Unchanged();
            case FULFILLED -> new OrderChange.Refused(Reason.FULFILLED);
        };
    }

    /// All of the payment's money is about to go back without a person's word. Refused once the order was
    /// fulfilled with it.
    public OrderChange takeBack(PaymentKey payment, Instant now) {
        return isFulfilledBy(payment) ? new OrderChange.Refused(Reason.FULFILLED) : takeBackByHand(payment, now);
    }

    /// All of the payment's money is about to go back because a person said so. This holds even after the goods
    /// went; the order then stays fulfilled.
    public OrderChange takeBackByHand(PaymentKey payment, Instant now) {
        if (!payments.contains(payment)) {
            return new OrderChange.Refused(Reason.NOT_ITS_PAYMENT);
        }
        if (out.contains(payment)) {
            return new OrderChange.Unchanged();
        }
        var stops = status == Status.OPEN && holder.is(payment);
        return changed(
                stops ? next(Status.REFUNDING, holder, with(out, payment), now) : next(payments, with(out, payment)));
    }

    private Order.Holder seenBy(PaymentKey payment) {
        if (holder instanceof Holder.Nobody) {
            return Order.Holder.NOBODY;
        }
        return holder.is(payment) ? Order.Holder.THIS : Order.Holder.ANOTHER;
    }

    private static OrderChange changed(MerchantOrder next) {
        return new OrderChange.Changed(next);
    }

    private MerchantOrder next(Status status, Holder holder, Set<PaymentKey> out, Instant now) {
        var later = now.isAfter(at) ? now : at; // clocks differ; a version's time does not run backwards
        return new MerchantOrder(key, version + 1, status, holder, payments, out, later);
    }

    private MerchantOrder next(Set<PaymentKey> payments, Set<PaymentKey> out) {
        return new MerchantOrder(key, version + 1, status, holder, payments, out, at);
    }

    private static Set<PaymentKey> with(Set<PaymentKey> payments, PaymentKey payment) {
        return Stream.concat(payments.stream(), Stream.of(payment)).collect(Collectors.toUnmodifiableSet());
    }
}
