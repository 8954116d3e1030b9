package dev.anxin.function.support;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Orders;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `GET /support/payments`: the payments of an account that go by exactly this name. There is no search for parts of
/// names: a `%` is a `%`.
public record FindPayments(
        StaffAccess access, Accounts accounts, Orders orders, PaymentLedger ledger, Payments payments) {
    private static final List<String> NAMES = List.of("order", "reference", "gatewayId", "refund");

    public ApiResponse answer(ApiRequest request) {
        var by = NAMES.stream().filter(name -> !request.query(name).isEmpty()).toList();
        if (by.size() != 1) {
            throw new BadJson("exactly one of 'order', 'reference', 'gatewayId' and 'refund' is asked for");
        }
        return access.member(request, member -> answer(request, member, by.getFirst()));
    }

    private ApiResponse answer(ApiRequest request, StaffMember member, String by) {
        var account = request.query("account");
        if (!member.sees(account)) {
            return StaffAccess.notFound();
        }
        var value = request.query(by);
        var found = switch (by) {
            case "order" -> ofOrder(account, value).filter(key -> member.sees(key.account()));
            case "refund" -> ofRefund(account, value);
            default -> named(account, value);
        };
        var keys = found.distinct().sorted(PaymentKey.BY_NAME).toList();
        return ApiResponse.json(200, Json.object("payments", new PaymentRows(payments).of(keys)));
    }

    private Stream<PaymentKey> ofOrder(String account, String order) {
        return accounts
                .find(account)
                .map(Account::merchant)
                .filter(_ -> RequestFields.isId(order))
                .flatMap(merchant -> orders.find(new OrderKey(merchant, order)))
                .map(MerchantOrder::payments)
                .stream()
                .flatMap(keys -> keys.stream());
    }

    /// Its id begins with the reference of its payment. One that was made in the gateway's dashboard has an id that
    /// leads nowhere.
    private Stream<PaymentKey> ofRefund(String account, String refund) {
        var end = refund.lastIndexOf(':');
        return named(account, end < 0 ? refund : refund.substring(0, end))
                .filter(key -> ledger.known(key).refunds().entries().containsKey(refund));
    }

    /// The payment that was registered so, or that the gateway calls so.
    private Stream<PaymentKey> named(String account, String name) {
        if (!PaymentKey.isReference(name)) {
            return Stream.of();
        }
        var key = new PaymentKey(account, name);
        var known = ledger.known(key);
        var homes = known.homes().values().stream().map(key::withReference);
        return Stream.concat(Optional.of(key).stream(), homes)
                .filter(each -> ledger.known(each).isRegistered());
    }
}
