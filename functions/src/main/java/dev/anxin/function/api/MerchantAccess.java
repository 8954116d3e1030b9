package dev.anxin.function.api;

import dev.anxin.aws.config.Accounts;
import dev.anxin.json.BadJson;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.util.Optional;

/// Who may do what: each merchant's clients see its own accounts. Everything else does not exist for them.
public record MerchantAccess(Accounts accounts) {
    public Optional<Account> account(String name, ApiRequest request) {
        return PaymentKey.isAccount(name)
                ? accounts.find(name).filter(account -> account.clients().contains(request.client()))
                : Optional.empty();
    }

    /// The payment that the path names, if its account is the client's. It need not be registered.
    public Optional<PaymentKey> payment(ApiRequest request) {
        var reference = request.path("reference");
        return PaymentKey.isReference(reference)
                ? account(request.path("account"), request).map(account -> new PaymentKey(account.name(), reference))
                : Optional.empty();
    }

    /// The order that the path names, of the client's merchant. It need not exist.
    ///
    /// @param account which of the client's accounts says whose it is; empty: the client has one merchant only
    /// @throws BadJson if it has several
    public Optional<OrderKey> order(ApiRequest request, String account) {
        var order = request.path("order");
        var merchants = account.isEmpty()
                ? accounts.merchants(request.client())
                : account(account, request).stream().map(Account::merchant).toList();
        if (merchants.size() > 1) {
            throw new BadJson("the client serves several merchants: 'account' has to say whose order it is");
        }
        return merchants.stream()
                .filter(_ -> RequestFields.isId(order))
                .map(merchant -> new OrderKey(merchant, order))
                .findFirst();
    }

    public static ApiResponse notFound() {
        return ApiResponse.problem(404, "there is no such account or payment, or it is not yours");
    }
}
