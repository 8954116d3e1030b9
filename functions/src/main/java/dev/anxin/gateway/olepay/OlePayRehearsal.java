package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A payment that succeeded.
final class OlePayRehearsal {
    private OlePayRehearsal() {}

    static SampleDelivery of(Instant now) {
        var secret = "whsec_" + Bytes.base64(Bytes.utf8("rehearsal".repeat(4)));
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
        var headers = StandardWebhooks.headers(List.of(secret), "rehearsal", now, Bytes.utf8(body));
        return new SampleDelivery(List.of(secret), Map.of(), headers, body);
    }
}
