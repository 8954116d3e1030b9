package dev.anxin.aws.message;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// A message that says: look at this payment again.
///
/// @param due when; it names the wake, so that one that comes twice or out of date can be told
public record Wake(PaymentKey payment, Instant due) {
    private static final int VERSION = 1;

    public Json write() {
        return Json.object("v", VERSION, "account", payment.account(), "reference", payment.reference(), "due", due);
    }

    /// @throws Unreadable if it is not what [#write] writes, or of a newer version
    public static Wake read(String text) {
        try {
            var json = Json.parse(text);
            if (json.needWhole("v") > VERSION) {
                throw new Unreadable("a wake of a newer version (" + json.needWhole("v") + ")");
            }
            var payment = new PaymentKey(json.needText("account"), json.needText("reference"));
            return new Wake(payment, json.needInstant("due"));
        } catch (BadJson | IllegalArgumentException damaged) {
            throw new Unreadable("no wake", damaged);
        }
    }
}
