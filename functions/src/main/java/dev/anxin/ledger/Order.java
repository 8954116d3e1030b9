package dev.anxin.ledger;

import java.time.Instant;
import java.util.Comparator;

/// The merchant's order as its item last said. The order item decides; here stands what it decided.
///
/// @param version the item's; the highest counts
/// @param holder the reference of the payment that holds it, or empty
/// @param account the account of that payment, or empty
public record Order(long version, Status status, String account, String holder, Instant at) {
    /// Nothing heard of it yet.
    public static final Order NONE = new Order(0, Status.OPEN, "", "", Instant.MIN);

    private static final Comparator<Order> HIGHEST = Comparator.comparingLong(Order::version)
            .thenComparing(Order::status)
            .thenComparing(Order::toString);

    public enum Status {
        OPEN,
        FULFILLED,
        REFUNDING,
        CANCELLED
    }

    Order join(Order other) {
        return HIGHEST.compare(this, other) >= 0 ? this : other;
    }
}
