package dev.anxin.function.intake;

import dev.anxin.aws.table.Contacts;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.runtime.Metrics;

/// `DELETE /contacts/{account}/{customerId}`: a customer asked to be forgotten. Fine if nothing was known.
public record EraseContact(MerchantAccess merchantAccess, Contacts contacts, Metrics metrics) {
    public ApiResponse answer(ApiRequest request) {
        var customer = request.path("customerId");
        var account =
                merchantAccess.account(request.path("account"), request).filter(_ -> RequestFields.isId(customer));
        account.ifPresent(known -> {
            contacts.erase(known.merchant(), customer);
            metrics.count("Erasures", known.name(), "done");
        });
        return account.map(_ -> ApiResponse.empty(204)).orElseGet(MerchantAccess::notFound);
    }
}
