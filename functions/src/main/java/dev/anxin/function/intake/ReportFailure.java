package dev.anxin.function.intake;

import dev.anxin.aws.Digest;
import dev.anxin.failure.Advice;
import dev.anxin.failure.Catalogue;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.gateway.ForeignText;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// `POST /failures`: what the merchant's server or app was shown instead of a success. It is a hint that
/// the customer acted, and reason to ask the gateway; it never makes a payment failed. It may come before
/// the registration.
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
                .map(account -> report(account, key, code, message))
                .orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse report(Account account, PaymentKey key, String code, String message) {
        var kept = cut(message);
        var evidence = Json.object("code", code, "message", kept).write().getBytes(StandardCharsets.UTF_8);
        var id = "failure#" + Digest.of(evidence); // the same report again is no news
        var news = new News.Reported(ForeignText.code(code));
        var fresh = paymentLedger.put(Fact.of(key, Fact.Source.MERCHANT, id, paymentLedger.now(), news), evidence);
        metrics.count("FailureReports", account.name(), fresh ? "recorded" : "repeated", "reference", key.reference());
        var advice = Catalogue.advice(account.gateway(), code);
        if (!advice.known()) {
            metrics.count("CatalogueGap", account.name(), account.gateway(), "code", ForeignText.code(code));
        }
        return ApiResponse.json(
                202,
                Json.object(
                        "payment",
                        answers.view(key, paymentLedger.known(key)),
                        "advice",
                        view(advice),
                        "messageCut",
                        kept.length() < message.length()));
    }

    private static Json view(Advice advice) {
        return Json.object(
                "known",
                advice.known(),
                "cause",
                advice.cause(),
                "retry",
                advice.retry().word(),
                "customer",
                Json.object(
                        "zh-CN",
                        advice.customer().chinese(),
                        "en",
                        advice.customer().english()),
                "merchant",
                advice.merchant());
    }

    private static String code(Json body) {
        var code = body.needText("code");
        if (code.isBlank() || code.length() > CODE_LIMIT) {
            throw new BadJson("'code' is not 1 to " + CODE_LIMIT + " characters");
        }
        return code;
    }

    /// At most 2,000 characters, none of them halved.
    private static String cut(String message) {
        return message.codePointCount(0, message.length()) <= MESSAGE_LIMIT
                ? message
                : message.substring(0, message.offsetByCodePoints(0, MESSAGE_LIMIT));
    }
}
