package dev.anxin.aws.message;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;

/// A message that says: see to this refund. What is to be done for it stands in the ledger, so one that comes
/// twice, late or out of date does no harm.
public record RefundMessage(PaymentKey payment, String refund) {
    private static final int VERSION = 1;

    public Json write() {
        return Json.object(
                "v", VERSION, "account", payment.account(), "reference", payment.reference(), "refund", refund);
    }

    /// @throws Unreadable if it is not what [#write] writes, or of a newer version
    public static RefundMessage read(String text) {
        try {
            var json = Json.parse(text);
            if (json.needWhole("v") > VERSION) {
                throw new Unreadable("a refund's message of a newer version (" + json.needWhole("v") + ")");
            }
            var payment = new PaymentKey(json.needText("account"), json.needText("reference"));
            return new RefundMessage(payment, json.needText("refund"));
        } catch (BadJson | IllegalArgumentException damaged) {
            throw new Unreadable("no message about a refund", damaged);
        }
    }
}
