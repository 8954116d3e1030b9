package dev.anxin.function.order;

import dev.anxin.aws.OptimisticWrite;
import dev.anxin.aws.Overtaken;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Changes orders: reads one, decides, and writes it if nobody changed it in between; else it begins anew, for
/// what was decided was decided on another order.
///
/// @param keep how long the facts about orders live
public record OrderBook(Orders orders, Duration keep, InstantSource clock) {
    /// Few write the same order at the same time: its payments and its merchant.
    private static final OptimisticWrite CHANGE = OptimisticWrite.atMost(8);

    public static OrderBook of(Wiring wiring, DynamoDbClient dynamo, Duration keep) {
        return new OrderBook(wiring.orders(dynamo), keep, wiring.clock());
    }

    Instant now() {
        return clock.instant();
    }

    /// @param order as it stands now, after the change if there was one
    record Settled(MerchantOrder order, OrderChange orderChange) {}

    /// How it stands now; empty if there is no such order.
    Optional<MerchantOrder> find(OrderKey key) {
        return orders.find(key);
    }

    /// @return empty if there is no such order
    /// @throws Overtaken if others kept changing it
    public Optional<Settled> change(OrderKey key, Function<MerchantOrder, OrderChange> decide) {
        return change(() -> orders.find(key), decide);
    }

    /// Makes the payment one of the order's.
    ///
    /// @return the order; empty if it takes no more
    public Optional<MerchantOrder> join(OrderKey key, PaymentKey payment) {
        var fresh = MerchantOrder.fresh(key, now());
        return change(() -> orders.find(key).or(() -> Optional.of(fresh)), order -> order.join(payment))
                .filter(settled -> !(settled.orderChange() instanceof OrderChange.Refused))
                .map(Settled::order);
    }

    /// Tells a payment how the order stands. Told twice it is told once.
    public void tell(MerchantOrder order, PaymentKey payment) {
        orders.tell(order, payment, evidence());
    }

    private Optional<Settled> change(
            Supplier<Optional<MerchantOrder>> find, Function<MerchantOrder, OrderChange> decide) {
        return CHANGE.write("an order", find, before -> attempt(before, decide));
    }

    /// @return what became of it, with nothing in it if there is no such order; empty if somebody else was faster
    private Optional<Optional<Settled>> attempt(
            Optional<MerchantOrder> before, Function<MerchantOrder, OrderChange> decide) {
        if (before.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        var settled = settle(before.get(), decide.apply(before.get()));
        return settled.isPresent() ? Optional.of(settled) : Optional.empty();
    }

    /// @return empty if somebody else was faster
    private Optional<Settled> settle(MerchantOrder before, OrderChange orderChange) {
        return switch (orderChange) {
            case OrderChange.Unchanged _, OrderChange.Refused _ -> Optional.of(new Settled(before, orderChange));
            case OrderChange.Changed(var next) ->
                orders.commit(before, next, evidence())
                        ? Optional.of(new Settled(next, orderChange))
                        : Optional.empty();
        };
    }

    private Evidence evidence() {
        return Evidence.own(now(), keep);
    }
}
