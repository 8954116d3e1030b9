package dev.anxin.function.refund;

import dev.anxin.function.api.Actor;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;

/// `POST /payments/{account}/{reference}/refunds`: a person of the merchant's wants money to go back.
public record RequestRefund(MerchantAccess merchantAccess, ManualRefunds manualRefunds, PaymentAnswers answers) {
    public ApiResponse answer(ApiRequest request) {
        var refund = ManualRefund.of(request, Actor.client(request.client()));
        return merchantAccess
                .payment(request)
                .flatMap(key -> manualRefunds.ask(key, refund, known -> answers.visible(request, key, known)))
                .orElseGet(MerchantAccess::notFound);
    }
}
