package dev.anxin.function.intake;

import dev.anxin.aws.Digest;
import dev.anxin.failure.AccountAdvice;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.customer.CustomerContext;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import dev.anxin.privacy.Mask;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `POST /failures`: what the merchant's server or app was shown instead of a success. It is a hint that
/// the customer acted, and reason to ask the gateway; it never makes a payment failed. It may come before
/// the registration. Of its code and its message only what is masked is kept, counted and logged: see [Mask]. Its
/// scope shows advice and nothing of the payment, for an app in customers' hands may hold it.
public record ReportFailure(
        MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers, Metrics metrics) {
    private static final Set<String> FIELDS = Set.of("account", "reference", "code", "message");

    /// Characters of a message that are kept: enough for every gateway's own, too few for a page of HTML.
    private static final int MESSAGE_LIMIT = 2_000;

    /// Characters of a code: the longest in our table of codes has 44.
    private static final int CODE_LIMIT = 200;

    public ApiResponse answer(ApiRequest request) {
        var body = RequestFields.body(request, FIELDS);
        var key = RequestFields.key(body);
        var code = code(body);
        var message = RequestFields.text(body, "message", "");
        return merchantAccess
                .account(key.account(), request)
                .map(account -> report(request, account, key, code, message))
                .orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse report(ApiRequest request, Account account, PaymentKey key, String code, String message) {
        var advice = AccountAdvice.of(
                        account.gateway(), merchantAccess.accounts().entry(account))
                .after(code);
        var kept = Mask.beginning(message, MESSAGE_LIMIT);
        var masked = advice.known() ? code : Mask.code(code);
        var body = Json.object("code", masked, "message", kept);
        var id = "failure#" + Digest.of(body.write().getBytes(StandardCharsets.UTF_8)); // said again it is no news
        var fact = Fact.of(key, Fact.Source.MERCHANT, id, paymentLedger.now(), new News.Reported(masked));
        var fresh = paymentLedger.put(fact, KeptBody.of(body));
        metrics.count("FailureReports", account.name(), fresh ? "recorded" : "repeated", "reference", key.reference());
        if (!advice.known()) {
            metrics.count(CustomerContext.GAP, account.name(), account.gateway(), "code", masked);
        }
        Map<String, Json> answer = new LinkedHashMap<>();
        answers.visible(request, key, paymentLedger.known(key)).ifPresent(payment -> answer.put("payment", payment));
        answer.put("advice", advice.json());
        answer.put("messageCut", Json.of(message.codePointCount(0, message.length()) > MESSAGE_LIMIT));
        return ApiResponse.json(202, new Json.Fields(answer));
    }

    private static String code(Json body) {
        var code = body.needText("code");
        if (RequestFields.isBlank(code) || code.codePointCount(0, code.length()) > CODE_LIMIT) {
            throw new BadJson("'code' is not 1 to " + CODE_LIMIT + " characters, or white space alone");
        }
        return code;
    }
}
