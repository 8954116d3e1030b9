package dev.anxin.function.order;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.ledger.Obstacle;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderChange.Reason;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// `POST /orders/{order}/fulfilment`: the merchant asks before it ships. 200 is a promise: the order is paid,
/// and from now on that money goes back by a person's word alone.
public record FulfilOrder(
        MerchantAccess merchantAccess,
        PaymentLedger paymentLedger,
        OrderBook orders,
        StreakEnd streakEnd,
        Metrics metrics) {
    private record Paid(PaymentKey payment, Instant at) {}

    public ApiResponse answer(ApiRequest request) {
        var asked = OrderRequest.of(request);
        return merchantAccess
                .order(request, asked.account())
                .flatMap(key -> orders.change(key, order -> fulfil(order, asked)))
                .map(this::noted)
                .map(settled -> OrderAnswers.of(settled, "Fulfilments", "fulfilled", metrics))
                .orElseGet(OrderAnswers::notFound);
    }

    /// A shop that fulfils is not broken: its automatic refunds may go on. Asked for again it is noted again.
    private OrderBook.Settled noted(OrderBook.Settled settled) {
        if (!(settled.orderChange() instanceof OrderChange.Refused)) {
            settled.order().holder().who().ifPresent(holder -> streakEnd.fulfilled(holder.account()));
        }
        return settled;
    }

    /// By the payment that the merchant names, the one that holds the order, or the one that was paid first:
    /// a merchant may be faster than we are at letting it hold.
    private OrderChange fulfil(MerchantOrder order, OrderRequest asked) {
        if (order.status() == Order.Status.CANCELLED) {
            return new OrderChange.Refused(Reason.CANCELLED);
        }
        return asked.payment()
                .or(order.holder()::who)
                .or(() -> firstPaid(order))
                .map(payment -> fulfil(order, payment))
                .orElseGet(() -> refused(order.payments()));
    }

    private OrderChange fulfil(MerchantOrder order, PaymentKey payment) {
        var orderChange = order.fulfil(payment, orders.now());
        return orderChange instanceof OrderChange.Changed
                        && standing(order, payment).isEmpty()
                ? refused(Set.of(payment))
                : orderChange;
    }

    /// The gravest of what stands in the way of these payments.
    private OrderChange refused(Set<PaymentKey> payments) {
        var reason = payments.stream()
                .flatMap(payment -> paymentLedger.registered(payment).stream())
                .flatMap(known -> PaymentState.of(known).moneyObstacle().stream())
                .max(Comparator.naturalOrder())
                .map(FulfilOrder::reason);
        return new OrderChange.Refused(reason.orElse(Reason.NOT_PAID));
    }

    private static Reason reason(Obstacle obstacle) {
        return switch (obstacle) {
            case PART_PAID -> Reason.PART_PAID;
            case CAPTURE_FAILED -> Reason.CAPTURE_FAILED;
            case FRAUD_WARNING -> Reason.FRAUD_WARNING;
            case NOT_RECOGNISED -> Reason.NOT_RECOGNISED;
            case INQUIRY -> Reason.INQUIRY;
            case DISPUTED -> Reason.DISPUTED;
            case CHARGED_BACK -> Reason.CHARGED_BACK;
            case WAITS_FOR_CUSTOMER -> Reason.WAITS_FOR_CUSTOMER;
            case DEBIT_UNDER_WAY -> Reason.DEBIT_UNDER_WAY;
            case NOT_PAID, PROCESSING, HELD, QUARANTINED, ANOTHER_PAYMENT, CANCELLED, REFUNDED -> Reason.NOT_PAID;
        };
    }

    private Optional<PaymentKey> firstPaid(MerchantOrder order) {
        return order.payments().stream()
                .sorted(Comparator.comparing(PaymentKey::toString))
                .filter(payment -> !order.out().contains(payment))
                .flatMap(payment -> standing(order, payment).stream())
                .min(Comparator.comparing(Paid::at)
                        .thenComparing(paid -> paid.payment().toString()))
                .map(Paid::payment);
    }

    /// Whether the payment stands for the order by all that is known of it, folded or not.
    private Optional<Paid> standing(MerchantOrder order, PaymentKey payment) {
        return paymentLedger
                .registered(payment)
                .filter(known -> OrderKey.of(known.registration()).equals(order.key()))
                .map(PaymentState::of)
                .filter(state -> state.moneyObstacle().isEmpty())
                .flatMap(PaymentState::takenAt)
                .map(at -> new Paid(payment, at));
    }
}
