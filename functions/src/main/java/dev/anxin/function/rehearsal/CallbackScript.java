package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A payment that succeeded at OlePay and one at Stripe, signed by a secret that nobody else has.
public final class CallbackScript {
    private static final String ROUTE = "POST /callbacks/{account}";

    private CallbackScript() {}

    public static Script of(Instant now) {
        var secret = "whsec_"
                + Base64.getEncoder().encodeToString("rehearsal".repeat(4).getBytes(StandardCharsets.UTF_8));
        var documents = Json.object("olepay", entry("olepay", secret), "stripe", entry("stripe", secret));
        return new Script(Map.of("VERIFY_DOCUMENT", documents), List.of(olepay(secret, now), stripe(secret, now)));
    }

    private static Json entry(String gateway, String secret) {
        return Json.object("gateway", gateway, "secrets", Json.array(Stream.of(secret)));
    }

    private static Json olepay(String secret, Instant now) {
        var body = Json.object(
                        "type", "payment.succeeded",
                        "timestamp", now.toString(),
                        "data",
                                Json.object(
                                        "payment_id", "rehearsal",
                                        "order_id", "rehearsal",
                                        "amount", 1099,
                                        "currency", "USD",
                                        "status", "succeeded"))
                .write();
        var headers = StandardWebhooks.headers(List.of(secret), "rehearsal", now, bytes(body));
        return MadeUp.request(ROUTE, Map.of("account", "olepay"), headers, body);
    }

    private static Json stripe(String secret, Instant now) {
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
        var headers = Map.of("stripe-signature", StripeSignature.header(List.of(secret), now, bytes(body)));
        return MadeUp.request(ROUTE, Map.of("account", "stripe"), headers, body);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
