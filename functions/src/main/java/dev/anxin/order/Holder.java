package dev.anxin.order;

import dev.anxin.payment.PaymentKey;
import java.util.Optional;

/// Which of its payments an order is paid with.
public sealed interface Holder {
    /// No payment holds it.
    enum Nobody implements Holder {
        NOBODY
    }

    record By(PaymentKey payment) implements Holder {}

    default boolean is(PaymentKey payment) {
        return this instanceof By(var holder) && holder.equals(payment);
    }

    default Optional<PaymentKey> who() {
        return this instanceof By(var holder) ? Optional.of(holder) : Optional.empty();
    }
}
