package dev.anxin.function.support;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.json.Json;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Review;
import dev.anxin.payment.PaymentKey;
import dev.anxin.work.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Payments as lists show them: a line each. One that cannot be read says so, and does not hide the others.
record PaymentRows(Payments payments) {
    /// In this order, as they were folded a moment ago.
    ///
    /// @param keys at most 100
    Json of(List<PaymentKey> keys) {
        var items = keys.isEmpty() ? Map.<PaymentKey, Map<String, AttributeValue>>of() : payments.items(keys);
        return Json.array(keys.stream()
                .flatMap(key -> Optional.ofNullable(items.get(key)).map(item -> row(key, item)).stream()));
    }

    private static Json row(PaymentKey key, Map<String, AttributeValue> item) {
        Optional<StoredPayment> stored;
        try {
            stored = Optional.of(Payments.read(item));
        } catch (Unreadable parked) {
            stored = Optional.empty();
        }
        return stored.map(payment -> of(key, PaymentState.of(payment.summary())))
                .orElseGet(
                        () -> Json.object("account", key.account(), "reference", key.reference(), "readable", false));
    }

    static Json of(PaymentKey key, PaymentState state) {
        Map<String, Json> row = new LinkedHashMap<>();
        row.put("account", Json.of(key.account()));
        row.put("reference", Json.of(key.reference()));
        row.put("readable", Json.of(true));
        row.put("order", Json.of(state.summary().registration().order()));
        row.put("amount", Json.of(state.money().expected().minor()));
        row.put("currency", Json.of(state.money().expected().currency()));
        row.put("status", Json.of(state.status()));
        row.put("diagnosis", Json.of(state.diagnosis()));
        row.put("money", Json.of(state.moneyPlace().word()));
        Work.of(state).ifPresent(work -> {
            row.put("list", Json.of(work.kind().word()));
            row.put("listedAt", Json.of(work.at()));
        });
        row.put(
                "needsReview",
                Json.array(state.review().keySet().stream().sorted().map(Review::word)));
        row.put("registeredAt", Json.of(state.summary().registration().at()));
        return new Json.Fields(row);
    }
}
