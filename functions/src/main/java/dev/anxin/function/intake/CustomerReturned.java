package dev.anxin.function.intake;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.Set;

/// `POST /payments/{account}/{reference}/returned`: the customer is back from the gateway, at the
/// merchant's own page. Somebody waits from now on.
public record CustomerReturned(MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers) {
    /// The same id as the first view of our page: whichever comes first.
    public static final String ID = "returned";

    public ApiResponse answer(ApiRequest request) {
        if (request.body().filter(body -> body.length > 0).isPresent()) {
            RequestFields.body(request, Set.of());
        }
        return merchantAccess.payment(request).map(key -> note(request, key)).orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse note(ApiRequest request, PaymentKey key) {
        return paymentLedger
                .registered(key)
                .map(known -> note(request, key, known))
                .orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse note(ApiRequest request, PaymentKey key, Summary known) {
        var fact = Fact.of(key, Fact.Source.CUSTOMER, ID, paymentLedger.now(), new News.Returned());
        paymentLedger.put(fact);
        return answers.of(request, 200, key, known.join(Summary.of(fact)));
    }
}
