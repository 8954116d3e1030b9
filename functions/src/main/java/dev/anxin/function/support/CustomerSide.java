package dev.anxin.function.support;

import dev.anxin.aws.config.Accounts;
import dev.anxin.failure.AccountAdvice;
import dev.anxin.function.customer.KnownTimes;
import dev.anxin.json.Json;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.PaymentState;
import dev.anxin.locale.Locales;
import dev.anxin.notification.PaymentContext;
import dev.anxin.page.PageView;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.ShopFront;
import java.time.InstantSource;
import java.util.Map;

/// What the customer of a payment reads on their page at this moment, and what helps after the gateway's code. Whoever
/// they ask for help sees the same words.
public record CustomerSide(Accounts accounts, KnownTimes times, InstantSource clock) {
    /// @param locale of the member of the staff, not of the customer
    void add(Map<String, Json> view, PaymentKey key, PaymentState state, String locale) {
        var merchant = state.summary().registration().merchant();
        var account =
                accounts.find(key.account()).filter(found -> found.merchant().equals(merchant));
        var advice = account.map(found -> AccountAdvice.of(found.gateway(), accounts.entry(found)))
                .orElseGet(() -> AccountAdvice.of(""));
        var shop = account.map(Account::shop).orElse(ShopFront.NONE);
        var context = new PaymentContext(shop, advice, "", clock.instant()).with(times.of(key, state));
        view.put("customerSees", page(PageView.of(state, context, locale)));
        state.failure()
                .map(Attempt::code)
                .filter(code -> !code.isEmpty())
                .ifPresent(code -> view.put("advice", advice(advice, code, locale)));
    }

    private static Json page(PageView page) {
        return Json.object(
                "locale", page.locale(),
                "headline", page.headline(),
                "sentences", Json.array(page.sentences().stream()),
                "calm", Json.array(page.calm().stream()));
    }

    private static Json advice(AccountAdvice account, String code, String locale) {
        var advice = account.after(code);
        return Json.object(
                "code", code,
                "known", advice.known(),
                "cause", advice.cause(),
                "retry", advice.retry().word(),
                "customer", advice.customer().in(Locales.of(locale)),
                "merchant", advice.merchant());
    }
}
