package dev.anxin.function.intake;

import dev.anxin.function.api.Actor;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.review.ReviewRequest;
import dev.anxin.function.review.ReviewSettlement;

/// `POST /payments/{account}/{reference}/review`: a person of the merchant's has looked.
public record SettleReview(MerchantAccess merchantAccess, ReviewSettlement settlement, PaymentAnswers answers) {
    public ApiResponse answer(ApiRequest request) {
        var review = ReviewRequest.ofMerchant(request);
        var actor = Actor.client(request.client());
        return merchantAccess
                .payment(request)
                .flatMap(key -> settlement.settle(key, actor, review, known -> answers.of(request, 200, key, known)))
                .orElseGet(MerchantAccess::notFound);
    }
}
