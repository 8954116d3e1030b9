package dev.anxin.function.lookup;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.LookUps;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.customer.CustomerContext;
import dev.anxin.function.customer.PageLinks;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.page.Assets;
import dev.anxin.page.LookUpHtml;
import dev.anxin.page.LookUpNotice;
import dev.anxin.page.ReaderLocale;
import dev.anxin.payment.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `/look-up/{account}`: a form, and what it leads to.
///
/// @param links to what is found
public record LookUpPage(Accounts accounts, PageLinks links, Metrics metrics, OrderLookUp orderLookUp) {
    /// Ends the routes of this page.
    public static final String PATH = "/look-up/{account}";

    private static final String METRIC = "LookUps";

    public static LookUpPage of(
            CustomerContext context, Orders orders, PaymentLedger paymentLedger, LookUps lookUps, Metrics metrics) {
        var accounts = context.accounts();
        return new LookUpPage(
                accounts, context.links(), metrics, new OrderLookUp(accounts, orders, paymentLedger, lookUps));
    }

    /// @return empty if there is no such page: no such account, or one whose merchant does not want it
    /// @throws BadJson if what a program sent is no form; a person gets the page again
    public Optional<ApiResponse> answer(ApiRequest request, Instant now) {
        return account(request.path("account"))
                .map(account -> request.route().startsWith("POST ")
                        ? found(request, account, now)
                        : page(200, request, account, LookUpNotice.NONE));
    }

    private ApiResponse found(ApiRequest request, Account account, Instant now) {
        if (LookUpRequest.isTooLarge(request)) {
            return page(413, request, account, LookUpNotice.UNREADABLE);
        }
        try {
            return answer(request, account, LookUpRequest.read(request), now);
        } catch (BadJson wrong) {
            if (request.isBrowser()) {
                return page(400, request, account, LookUpNotice.UNREADABLE);
            }
            throw wrong;
        }
    }

    private ApiResponse answer(ApiRequest request, Account account, LookUpRequest asked, Instant now) {
        return switch (orderLookUp.find(account, asked, request.address(), now)) {
            case OrderLookUp.Result.Found found -> {
                metrics.count(METRIC, account.name(), "found");
                yield away(request, found);
            }
            case OrderLookUp.Result.NotFound _ -> {
                metrics.count(METRIC, account.name(), "not-found");
                yield page(404, request, account, LookUpNotice.NOT_FOUND);
            }
            case OrderLookUp.Result.TooOften _ -> {
                metrics.count(METRIC, account.name(), "too-often");
                yield page(429, request, account, LookUpNotice.TOO_OFTEN);
            }
        };
    }

    /// An entry that cannot be read offers nothing.
    private Optional<Account> account(String name) {
        try {
            return accounts.find(name).filter(accounts::offersLookUp);
        } catch (Unreadable broken) {
            return Optional.empty();
        }
    }

    private ApiResponse away(ApiRequest request, OrderLookUp.Result.Found found) {
        var headers = new HashMap<>(Assets.HEADERS);
        headers.put(
                "location",
                "../pay/" + links.token(found.payment(), found.registration()) + "?lang=" + locale(request));
        return new ApiResponse(303, "text/plain", "", headers);
    }

    private static ApiResponse page(int status, ApiRequest request, Account account, LookUpNotice notice) {
        var headers = new HashMap<>(Assets.HEADERS);
        if (notice == LookUpNotice.TOO_OFTEN) {
            headers.put("retry-after", "3600");
        }
        if (request.isJson()) {
            return new ApiResponse(
                    status, "application/json", json(account, notice).write(), Map.copyOf(headers));
        }
        var locale = locale(request);
        var html = new LookUpHtml(locale, account.shop().nameIn(locale), notice).html();
        return new ApiResponse(status, "text/html; charset=utf-8", html, Map.copyOf(headers));
    }

    private static Json json(Account account, LookUpNotice notice) {
        return switch (notice) {
            case NONE -> Json.object("shop", account.shop().name());
            case NOT_FOUND -> Json.object("problem", "there is no such order with this amount");
            case TOO_OFTEN -> Json.object("problem", "too often in this hour");
            case UNREADABLE -> Json.object("problem", "the body is no form, or larger than it can be");
        };
    }

    /// What the reader chose, or else what their browser asks for.
    private static String locale(ApiRequest request) {
        return ReaderLocale.of(request.query("lang"), request.headers().getOrDefault("accept-language", ""), "zh-CN");
    }
}
