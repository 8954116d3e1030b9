package dev.anxin.function.intake;

import dev.anxin.aws.table.Contacts;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.Fields;
import dev.anxin.function.api.Merchants;
import dev.anxin.function.runtime.Counts;

/// `DELETE /contacts/{account}/{customerId}`: a customer asked to be forgotten. Fine if nothing was known.
public record EraseContact(Merchants merchants, Contacts contacts, Counts counts) {
    public ApiResponse answer(ApiRequest request) {
        var customer = request.path("customerId");
        var account = merchants.account(request.path("account"), request).filter(_ -> Fields.isId(customer));
        account.ifPresent(known -> {
            contacts.erase(known.merchant(), customer);
            counts.count("Erasures", known.name(), "done");
        });
        return account.map(_ -> ApiResponse.empty(204)).orElseGet(Merchants::notFound);
    }
}
