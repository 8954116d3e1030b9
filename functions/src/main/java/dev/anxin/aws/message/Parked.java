package dev.anxin.aws.message;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;

/// A payment whose facts, or whose effects, could not be handled: to be folded again.
///
/// @param attempt counts from 1
/// @param version of the payment item whose effects could not be carried out; 0: something else went wrong
/// @param reason what went wrong last, for the person who finds it in the dead letters
public record Parked(PaymentKey payment, int attempt, long version, String reason) {
    private static final int VERSION = 1;
    private static final int MOST_ATTEMPTS = 1_000; // five, and as many redrives as anybody has patience for
    private static final int REASON_LIMIT = 500;

    /// @throws IllegalArgumentException if the attempt is not between 1 and 1,000
    public Parked {
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("the attempt is not between 1 and " + MOST_ATTEMPTS);
        }
        reason = reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT);
    }

    /// What is parked after one more failure.
    ///
    /// @param before how often it failed before
    /// @param version of the payment item whose effects failed; 0: something else did
    public static Parked after(PaymentKey payment, int before, long version, String reason) {
        return new Parked(payment, Math.clamp(before + 1L, 1, MOST_ATTEMPTS), version, reason);
    }

    Json write() {
        return Json.object(
                "v", VERSION,
                "account", payment.account(),
                "reference", payment.reference(),
                "attempt", attempt,
                "version", version,
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
            var version = json.at("version").whole().orElse(0L); // not in what people write by hand
            return new Parked(payment, Math.toIntExact(json.needWhole("attempt")), version, json.needText("reason"));
        } catch (BadJson | IllegalArgumentException | ArithmeticException damaged) {
            throw new Unreadable("no parked key", damaged);
        }
    }
}
