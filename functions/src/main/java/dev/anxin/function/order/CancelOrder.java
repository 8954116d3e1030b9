package dev.anxin.function.order;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;

/// `POST /orders/{order}/cancellation`: the merchant will not ship. Final, and told to every payment of the
/// order: money that came for it, or comes yet, should go back.
public record CancelOrder(MerchantAccess merchantAccess, OrderBook orders, Metrics metrics) {
    public ApiResponse answer(ApiRequest request) {
        var asked = OrderRequest.of(request);
        return merchantAccess
                .order(request, asked.account())
                .flatMap(key -> orders.change(key, order -> cancel(order, asked)))
                .map(settled -> OrderAnswers.of(settled, "Cancellations", "cancelled", metrics))
                .orElseGet(OrderAnswers::notFound);
    }

    /// A payment that the merchant names must be the order's: else it means another order.
    private OrderChange cancel(MerchantOrder order, OrderRequest asked) {
        var foreign = asked.payment().filter(payment -> !order.payments().contains(payment));
        return foreign.isPresent()
                ? new OrderChange.Refused(OrderChange.Reason.NOT_ITS_PAYMENT)
                : order.cancel(orders.now());
    }
}
