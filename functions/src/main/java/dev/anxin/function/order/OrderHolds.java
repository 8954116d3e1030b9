package dev.anxin.function.order;

import dev.anxin.ledger.Registration;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.util.Optional;
import java.util.function.Function;

/// Lets a payment that was paid hold its order, and one that does not stand for it any more release it.
/// Whatever the order says to that, the payment hears of it: if it changed, with the change; if not, now.
public record OrderHolds(OrderBook orders) {
    public void hold(PaymentKey payment, Registration registration) {
        settle(payment, OrderKey.of(registration), order -> order.hold(payment, orders.now()));
    }

    public void release(PaymentKey payment, Registration registration) {
        settle(payment, OrderKey.of(registration), order -> order.release(payment, orders.now()));
    }

    /// A payment that is not in its order's list, because it was registered when there were no such lists,
    /// joins it first.
    private void settle(PaymentKey payment, OrderKey key, Function<MerchantOrder, OrderChange> decide) {
        orders.change(key, decide)
                .filter(settled -> settled.order().payments().contains(payment))
                .or(() -> join(payment, key, decide))
                .filter(settled -> !(settled.orderChange() instanceof OrderChange.Changed))
                .ifPresent(settled -> orders.tell(settled.order(), payment));
    }

    private Optional<OrderBook.Settled> join(
            PaymentKey payment, OrderKey key, Function<MerchantOrder, OrderChange> decide) {
        return orders.join(key, payment).flatMap(_ -> orders.change(key, decide));
    }
}
