package dev.anxin.function;

import dev.anxin.aws.Contacts;

/// `DELETE /contacts/{account}/{customerId}`: a customer asked to be forgotten. Fine if nothing was known.
record EraseContact(Merchants merchants, Contacts contacts, Counts counts) {
    ApiResponse answer(ApiRequest request) {
        var customer = request.path("customerId");
        var account = merchants.account(request.path("account"), request).filter(_ -> Fields.isId(customer));
        account.ifPresent(known -> {
            contacts.erase(known.merchant(), customer);
            counts.count("Erasures", known.name(), "done");
        });
        return account.map(_ -> ApiResponse.empty(204)).orElseGet(Merchants::notFound);
    }
}
