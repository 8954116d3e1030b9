package dev.anxin.local.simulator.adyen;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.SignatureRule;
import java.util.List;
import java.util.stream.Stream;

/// What the signature of an item covers: its eight fields. Everything else in an item may be otherwise, and it is the
/// same item.
final class AdyenRule implements SignatureRule {
    @Override
    public boolean isSame(Callback genuine, Callback other) {
        var signed = items(genuine);
        return !signed.isEmpty() && signed.equals(items(other));
    }

    @Override
    public boolean signsAnyBytes() {
        return false;
    }

    @Override
    public boolean signsTime() {
        return false;
    }

    /// Of each item what is signed, field by field, and the signature.
    private static List<List<String>> items(Callback callback) {
        try {
            return Json.parse(callback.body()).at("notificationItems").elements().stream()
                    .map(element -> fields(element.at("NotificationRequestItem")))
                    .toList();
        } catch (BadJson noJson) {
            return List.of();
        }
    }

    private static List<String> fields(Json item) {
        return Stream.of(
                        item.at("pspReference"),
                        item.at("originalReference"),
                        item.at("merchantAccountCode"),
                        item.at("merchantReference"),
                        item.at("amount", "value"),
                        item.at("amount", "currency"),
                        item.at("eventCode"),
                        item.at("success"),
                        item.at("additionalData", "hmacSignature"))
                .map(field -> field.exists() ? field.text().orElseGet(field::write) : "")
                .toList();
    }
}
