package dev.anxin.aws;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;

/// A payment whose facts, or whose effects, could not be handled: to be folded again.
///
/// @param attempt counts from 1
/// @param reason what went wrong last, for the person who finds it in the dead letters
public record Parked(PaymentKey payment, int attempt, String reason) {
    private static final int VERSION = 1;
    private static final int REASON_LIMIT = 500;

    public Parked {
        reason = reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT);
    }

    public Parked again(String because) {
        return new Parked(payment, attempt + 1, because);
    }

    Json write() {
        return Json.object(
                "v", VERSION,
                "account", payment.account(),
                "reference", payment.reference(),
                "attempt", attempt,
                "reason", reason);
    }

    /// @throws Unreadable if it is not what [#write] writes, or of a newer version
    public static Parked read(String text) {
        try {
            var json = Json.parse(text);
            if (json.needWhole("v") > VERSION) {
                throw new Unreadable("a parked key of a newer version (" + json.needWhole("v") + ")");
            }
            var payment = new PaymentKey(json.needText("account"), json.needText("reference"));
            return new Parked(payment, Math.toIntExact(json.needWhole("attempt")), json.needText("reason"));
        } catch (BadJson | IllegalArgumentException | ArithmeticException damaged) {
            throw new Unreadable("no parked key", damaged);
        }
    }
}
