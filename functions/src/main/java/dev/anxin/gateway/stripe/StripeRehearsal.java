package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A payment intent that succeeded.
final class StripeRehearsal {
    private StripeRehearsal() {}

    static SampleDelivery of(Instant now) {
        var intent = Json.object(
                "id",
                "pi_rehearsal",
                "object",
                "payment_intent",
                "amount",
                1099,
                "amount_received",
                1099,
                "currency",
                "usd",
                "livemode",
                true,
                "metadata",
                Json.object("order_id", "rehearsal"),
                "status",
                "succeeded");
        var body = Json.object(
                        "id",
                        "evt_rehearsal",
                        "object",
                        "event",
                        "created",
                        now.getEpochSecond(),
                        "livemode",
                        true,
                        "type",
                        "payment_intent.succeeded",
                        "data",
                        Json.object("object", intent))
                .write();
        var secret = "whsec_" + "rehearsal".repeat(4);
        var header = StripeSignature.header(List.of(secret), now, Bytes.utf8(body));
        return new SampleDelivery(List.of(secret), Map.of(), Map.of("stripe-signature", header), body);
    }
}
