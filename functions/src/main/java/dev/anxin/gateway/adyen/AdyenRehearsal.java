package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.signature.Hmac;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An authorisation that takes the money.
final class AdyenRehearsal {
    private static final String SECRET = "0A".repeat(32);
    private static final String MADE = "rehearsal";

    private AdyenRehearsal() {}

    static SampleDelivery of(Instant now) {
        var item = Json.object(
                "pspReference",
                "REHEARSAL0000001",
                "merchantAccountCode",
                MADE,
                "merchantReference",
                MADE,
                "amount",
                Json.object("value", 1099, "currency", "EUR"),
                "eventCode",
                "AUTHORISATION",
                "success",
                "true");
        var whole = new Delivery(MADE, Map.of(), new byte[0], now);
        var signed = AdyenSignature.delivery(whole, item).orElseThrow();
        var signature = Bytes.base64(Hmac.sha256(HexFormat.of().parseHex(SECRET), signed.body()));
        var fields = new LinkedHashMap<>(item.members());
        fields.put("additionalData", Json.object("hmacSignature", signature));
        var wrapped = Json.object("NotificationRequestItem", new Json.Fields(fields));
        var body = Json.object("live", "true", "notificationItems", Json.array(Stream.of(wrapped)));
        return new SampleDelivery(
                List.of(SECRET),
                Map.of(AdyenGateway.ACCOUNT, MADE, AdyenGateway.CAPTURE, AdyenGateway.AUTOMATIC),
                Map.of("content-type", "application/json"),
                body.write());
    }
}
