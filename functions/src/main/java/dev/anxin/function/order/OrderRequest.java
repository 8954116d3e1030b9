package dev.anxin.function.order;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.util.Optional;
import java.util.Set;

/// What a merchant may say beside the order's number.
///
/// @param account whose order it is; empty if not said
/// @param reference with which payment; empty if not said
record OrderRequest(String account, String reference) {
    private static final Set<String> FIELDS = Set.of("account", "reference");

    /// @throws BadJson naming what is wrong with the body; none at all is fine
    static OrderRequest of(ApiRequest request) {
        var nothing = request.body().filter(body -> body.length == 0).isPresent();
        var body = nothing ? Json.object() : RequestFields.body(request, FIELDS);
        if (body.at("reference").exists()) {
            var key = RequestFields.key(body);
            return new OrderRequest(key.account(), key.reference());
        }
        return new OrderRequest(body.at("account").exists() ? RequestFields.account(body) : "", "");
    }

    /// The payment, if the merchant said which.
    Optional<PaymentKey> payment() {
        return reference.isEmpty() ? Optional.empty() : Optional.of(new PaymentKey(account, reference));
    }
}
