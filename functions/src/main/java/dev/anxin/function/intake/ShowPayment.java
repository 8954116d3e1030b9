package dev.anxin.function.intake;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.PaymentKey;

/// `GET /payments/{account}/{reference}`: how it stands.
public record ShowPayment(MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers) {
    public ApiResponse answer(ApiRequest request) {
        return merchantAccess.payment(request).map(this::show).orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse show(PaymentKey key) {
        var currentSummary = paymentLedger.present(key);
        if (!currentSummary.all().isRegistered()) {
            return MerchantAccess.notFound();
        }
        var state = PaymentState.of(currentSummary.all());
        var diagnosis = currentSummary.isFolded() ? state.diagnosis() : Diagnosis.CALLED_NOT_PROCESSED;
        return ApiResponse.json(200, answers.view(key, state, diagnosis));
    }
}
