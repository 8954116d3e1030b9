package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Hmac;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Items as Adyen would sign them, with made keys.
final class AdyenMade {
    static final Instant NOW = Deliveries.NOW;
    static final String KEY = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";
    static final String ACCOUNT = "MadeAccount";
    static final String CALL_SECRET = "apikey:" + ACCOUNT + ":made-key-made-key-made-key";
    static final String PSP = "MADE000000001001";
    static final EventOwner AUTOMATIC = owner(true, "automatic");
    static final EventOwner MANUAL = owner(true, "manual");

    private AdyenMade() {}

    static EventOwner owner(boolean live, String capture) {
        return new EventOwner(live, "", Map.of("merchantAccount", ACCOUNT, "capture", capture));
    }

    /// `'` stands for `"`.
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /// @param more fields beside or instead of the usual ones, as JSON members
    static Json item(String eventCode, String success, String more) {
        var fields = new LinkedHashMap<>(Json.object(
                        "pspReference",
                        PSP,
                        "merchantAccountCode",
                        ACCOUNT,
                        "merchantReference",
                        "o-1",
                        "amount",
                        Json.object("value", 1000, "currency", "EUR"),
                        "eventCode",
                        eventCode,
                        "success",
                        success)
                .members());
        fields.putAll(Json.parse(json("{" + more + "}")).members());
        return new Json.Fields(fields);
    }

    static String text(Json item) {
        return Stream.of(
                        item.at("pspReference").text().orElse(""),
                        item.at("originalReference").text().orElse(""),
                        item.at("merchantAccountCode").text().orElse(""),
                        item.at("merchantReference").text().orElse(""),
                        item.at("amount", "value").whole().map(Object::toString).orElse(""),
                        item.at("amount", "currency").text().orElse(""),
                        item.at("eventCode").text().orElse(""),
                        item.at("success").text().orElse("" + item.at("success").isTrue()))
                .reduce((one, next) -> one + ":" + next)
                .orElse("");
    }

    static Json signed(Json item) {
        return signed(item, KEY);
    }

    static Json signed(Json item, String key) {
        var mac = Bytes.base64(Hmac.sha256(HexFormat.of().parseHex(key), Bytes.utf8(text(item))));
        var more = new LinkedHashMap<>(item.at("additionalData").members());
        more.put("hmacSignature", Json.of(mac));
        var fields = new LinkedHashMap<>(item.members());
        fields.put("additionalData", new Json.Fields(more));
        return new Json.Fields(fields);
    }

    static Delivery delivery(Json... items) {
        return delivery("true", items);
    }

    static Delivery delivery(String live, Json... items) {
        var wrapped = Stream.of(items).map(item -> Json.object("NotificationRequestItem", item));
        var body = Json.object("live", live, "notificationItems", Json.array(wrapped));
        return new Delivery("adyen", Map.of(), Bytes.utf8(body.write()), NOW);
    }

    static Inquiry inquiry(Inquiry.Books books, String... otherIds) {
        return new Inquiry(
                new PaymentKey("adyen", "o-1"),
                List.of(otherIds),
                "https://adyen.test/checkout",
                List.of(CALL_SECRET),
                NOW,
                books);
    }

    static Inquiry inquiry(String... otherIds) {
        return inquiry(Inquiry.Books.NOTHING, otherIds);
    }
}
