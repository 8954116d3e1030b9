package dev.anxin.function.refund;

import dev.anxin.aws.Digest;
import dev.anxin.function.api.Actor;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.RequestFields;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A refund that a person asks for.
///
/// @param word names it among its payment's refunds: the same for the same person and key
/// @param amount in minor units
/// @param currency empty: the payment's own
/// @param reason masked: it is kept, shown and told
public record ManualRefund(Actor actor, String word, long amount, String currency, String reason) {
    private static final Set<String> FIELDS = Set.of("amount", "currency", "reason");

    /// Visible ASCII, as HTTP headers are.
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /// @throws BadJson naming what is wrong with the body or the key
    public static ManualRefund of(ApiRequest request, Actor actor) {
        var body = RequestFields.body(request, FIELDS);
        var key = Optional.ofNullable(request.headers().get("idempotency-key"))
                .filter(text -> KEY.matcher(text).matches())
                .orElseThrow(() -> new BadJson("the header Idempotency-Key is not 1 to 200 visible ASCII characters"));
        var named = actor.identity() + "\n" + key;
        var word = "h-" + Digest.of(named.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        var reason = RequestFields.maskedLine(body, "reason");
        return new ManualRefund(actor, word, amount(body), currency(body), reason);
    }

    private static long amount(Json body) {
        var amount = body.needWhole("amount");
        if (amount <= 0 || amount > Money.LIMIT) {
            throw new BadJson("'amount' is not between 1 and " + Money.LIMIT);
        }
        return amount;
    }

    private static String currency(Json body) {
        if (!body.at("currency").exists()) {
            return "";
        }
        var currency = body.needText("currency");
        if (!Money.isCurrency(currency)) {
            throw new BadJson("'currency' is no ISO 4217 code in capital letters");
        }
        return currency;
    }

    String id(PaymentKey key) {
        return RefundRequests.id(key, word);
    }

    String purpose() {
        return "by-hand: " + reason;
    }

    boolean isSameAs(Refund refund) {
        var sameMoney = currency.isEmpty() || currency.equals(refund.asked().currency());
        return sameMoney && refund.asked().minor() == amount && refund.purpose().equals(purpose());
    }
}
