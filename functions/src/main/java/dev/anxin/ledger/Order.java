package dev.anxin.ledger;

import java.time.Instant;
import java.util.Comparator;

/// The merchant's order as one of its payments sees it. The order item decides; this is what it last said.
///
/// @param version the item's; the highest counts
/// @param holder which payment it is paid with
/// @param at when the item last changed
public record Order(long version, Status status, Holder holder, Instant at) implements Comparable<Order> {
    /// Nothing heard of it yet.
    public static final Order NONE = new Order(0, Status.OPEN, Holder.NOBODY, Instant.MIN);

    private static final Comparator<Order> HIGHEST = Comparator.comparingLong(Order::version)
            .thenComparing(Order::status)
            .thenComparing(Order::holder)
            .thenComparing(Order::at);

    public enum Status {
        OPEN,
        FULFILLED,
        REFUNDING,
        CANCELLED
    }

    public enum Holder {
        NOBODY,
        /// This payment holds it.
        THIS,
        /// Another payment holds it: this one is a second payment.
        ANOTHER
    }

    /// Whether the money of this payment stays with the order. It goes back where the order is cancelled, or
    /// where another payment holds it.
    public boolean keepsMoney() {
        return switch (status) {
            case OPEN, FULFILLED -> holder != Holder.ANOTHER;
            case REFUNDING, CANCELLED -> false;
        };
    }

    /// Whether it was shipped for this payment.
    public boolean isFulfilledByThis() {
        return status == Status.FULFILLED && holder == Holder.THIS;
    }

    @Override
    public int compareTo(Order other) {
        return HIGHEST.compare(this, other);
    }
}
