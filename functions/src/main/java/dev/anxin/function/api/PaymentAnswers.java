package dev.anxin.function.api;

import dev.anxin.function.customer.PageLinks;
import dev.anxin.json.Json;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashMap;

/// Payments in answers to merchants: as in events, and with the address of the customer's page.
public record PaymentAnswers(PageLinks pages) {
    public ApiResponse of(int status, PaymentKey key, Summary summary) {
        return ApiResponse.json(status, view(key, summary));
    }

    public Json view(PaymentKey key, Summary summary) {
        var state = PaymentState.of(summary);
        return view(key, state, state.diagnosis());
    }

    public Json view(PaymentKey key, PaymentState state, Diagnosis diagnosis) {
        if (!state.summary().isRegistered()) {
            return Json.object(
                    "account", key.account(), "reference", key.reference(), "status", state.status(), "paid", false);
        }
        var view = new LinkedHashMap<>(PaymentView.of(key, state, diagnosis).members());
        var url = pages.of(key, state.summary().registration());
        if (!url.isEmpty()) {
            view.put("pageUrl", Json.of(url));
        }
        return new Json.Fields(view);
    }
}
