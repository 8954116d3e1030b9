package dev.anxin.function.order;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.json.BadJson;
import dev.anxin.payment.PaymentKey;

/// `GET /orders/{order}`: how an order stands, and which payments were registered for it.
public record ShowOrder(MerchantAccess merchantAccess, OrderBook orders) {
    public ApiResponse answer(ApiRequest request) {
        var account = request.query("account");
        if (!account.isEmpty() && !PaymentKey.isAccount(account)) {
            throw new BadJson("'account' is not 1 to 40 small letters, digits and '-'");
        }
        return merchantAccess
                .order(request, account)
                .flatMap(orders::find)
                .map(order -> ApiResponse.json(200, OrderAnswers.view(order)))
                .orElseGet(OrderAnswers::notFound);
    }
}
