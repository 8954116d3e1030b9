package dev.anxin.function;

import dev.anxin.aws.Accounts;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.util.Optional;

/// Who may do what: each merchant's clients see its own accounts. Everything else does not exist for them.
record Merchants(Accounts accounts) {
    Optional<Account> account(String name, ApiRequest request) {
        return PaymentKey.isAccount(name)
                ? accounts.find(name).filter(account -> account.clients().contains(request.client()))
                : Optional.empty();
    }

    /// The payment that the path names, if its account is the client's. It need not be registered.
    Optional<PaymentKey> payment(ApiRequest request) {
        var reference = request.path("reference");
        return PaymentKey.isReference(reference)
                ? account(request.path("account"), request).map(account -> new PaymentKey(account.name(), reference))
                : Optional.empty();
    }

    static ApiResponse notFound() {
        return ApiResponse.problem(404, "there is no such account or payment, or it is not yours");
    }
}
