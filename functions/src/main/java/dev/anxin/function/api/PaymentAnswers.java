package dev.anxin.function.api;

import dev.anxin.function.customer.PageLinks;
import dev.anxin.json.Json;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Payments in answers to merchants, as far as the token may see them. With `payments.read`: as in events, and
/// with the address of the customer's page.
public record PaymentAnswers(PageLinks pages) {
    private static final String READ = "anxin/payments.read";

    /// The answer about a payment that is registered: all of it, or a receipt for a token that may not see
    /// payments. The receipt has what a merchant said itself, and nothing that a gateway said.
    public ApiResponse of(ApiRequest request, int status, PaymentKey key, Summary summary) {
        return ApiResponse.json(status, visible(request, key, summary).orElseGet(() -> receipt(key, summary)));
    }

    /// The payment; empty if the token may not see payments.
    public Optional<Json> visible(ApiRequest request, PaymentKey key, Summary summary) {
        var state = PaymentState.of(summary);
        return request.hasScope(READ) ? Optional.of(view(key, state, state.diagnosis())) : Optional.empty();
    }

    /// For routes that only such tokens reach.
    public Json view(PaymentKey key, PaymentState state, Diagnosis diagnosis) {
        if (!state.summary().isRegistered()) {
            return Json.object(
                    "account", key.account(), "reference", key.reference(), "status", state.status(), "paid", false);
        }
        var view = new LinkedHashMap<>(PaymentView.of(key, state, diagnosis).members());
        putPage(view, key, state.summary());
        return new Json.Fields(view);
    }

    private Json receipt(PaymentKey key, Summary summary) {
        var registration = summary.registration();
        var expected = PaymentState.of(summary).money().expected();
        Map<String, Json> receipt = new LinkedHashMap<>();
        receipt.put("account", Json.of(key.account()));
        receipt.put("reference", Json.of(key.reference()));
        receipt.put("order", Json.of(registration.order()));
        receipt.put("amount", Json.of(expected.minor()));
        receipt.put("currency", Json.of(expected.currency()));
        receipt.put("registeredAt", Json.of(registration.at()));
        receipt.put("payUntil", Json.of(registration.payUntil()));
        PaymentView.preferred(registration, receipt);
        putPage(receipt, key, summary);
        return new Json.Fields(receipt);
    }

    private void putPage(Map<String, Json> view, PaymentKey key, Summary summary) {
        var url = pages.of(key, summary.registration());
        if (!url.isEmpty()) {
            view.put("pageUrl", Json.of(url));
        }
    }
}
