package dev.anxin.local.simulator.adyen;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What Adyen writes: items, and their signatures.
final class AdyenObjects {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.ofHours(1));

    private static final int PSP = 16;

    /// The texts of some refusals, by the numbers that the API has for them.
    private static final Map<String, String> REASONS =
            Map.of("2", "Refused", "5", "Blocked Card", "6", "Expired Card", "12", "Not enough balance", "20", "FRAUD");

    /// How many decimals Adyen counts of a currency, where those are not the usual ones.
    private static final Map<String, Integer> DECIMALS =
            Map.of("JPY", 0, "KRW", 0, "IDR", 0, "VND", 0, "KWD", 3, "BHD", 3, "CLP", 2, "ISK", 2);

    private AdyenObjects() {}

    /// One item.
    ///
    /// @param psp Adyen's id of what happened
    /// @param original Adyen's id of the payment that it happened to; empty: it is the payment itself
    record Item(String code, boolean success, String psp, String original, String reference, Money amount, Instant at) {
        String id() {
            return code + ":" + psp + ":" + success;
        }

        /// Signed is what stands at the end: whoever damages the last digit damages that.
        Json json(String reason, String method) {
            var fields = new LinkedHashMap<String, Json>();
            fields.put("additionalData", Json.object());
            fields.put("eventDate", Json.of(TIME.format(at)));
            fields.put("eventCode", Json.of(code));
            fields.put("merchantAccountCode", Json.of(Adyen.ACCOUNT));
            fields.put("merchantReference", Json.of(reference));
            if (!original.isEmpty()) {
                fields.put("originalReference", Json.of(original));
            }
            fields.put("paymentMethod", Json.of(method));
            fields.put("pspReference", Json.of(psp));
            fields.put("reason", Json.of(reason));
            fields.put("success", Json.of("" + success));
            fields.put("amount", AdyenObjects.amount(amount));
            return new Json.Fields(fields);
        }
    }

    static String psp(String text) {
        return DerivedNames.letters(text, PSP).toUpperCase(Locale.ROOT);
    }

    /// The text of a refusal; what is no number is one itself.
    static String reason(String code) {
        return REASONS.getOrDefault(code, code);
    }

    static Json amount(Money money) {
        return Json.object("currency", money.currency(), "value", units(money));
    }

    private static long units(Money money) {
        var more = Money.digits(money.currency()) - DECIMALS.getOrDefault(money.currency(), 2);
        return more >= 0 ? money.minor() / power(more) : money.minor() * power(-more);
    }

    static Money money(long units, String currency) {
        var more = Money.digits(currency) - DECIMALS.getOrDefault(currency, 2);
        return new Money(more >= 0 ? units * power(more) : units / power(-more), currency);
    }

    private static long power(int digits) {
        return (long) Math.pow(10, digits);
    }

    static Json of(Occurrence occurrence) {
        var fails = occurrence.event().endsWith(Adyen.NOT);
        var code = fails
                ? occurrence.event().substring(0, occurrence.event().length() - Adyen.NOT.length())
                : occurrence.event();
        var item = new Item(
                code, !fails, occurrence.id(), "", occurrence.reference(), occurrence.amount(), occurrence.at());
        var method = occurrence.method().map(one -> method(one.kind())).orElse("visa");
        return item.json(fails ? reason(occurrence.code()) : "", method);
    }

    static Json envelope(Json item) {
        var wrapped = Json.object("NotificationRequestItem", item);
        return Json.object("live", "false", "notificationItems", new Json.Items(List.of(wrapped)));
    }

    /// Every item with its signature by this key, in hex.
    static Json signed(Json envelope, String key) {
        var items = new ArrayList<Json>();
        for (Json element : envelope.at("notificationItems").elements()) {
            items.add(Json.object("NotificationRequestItem", signedItem(element.at("NotificationRequestItem"), key)));
        }
        var fields = new LinkedHashMap<>(envelope.members());
        fields.put("notificationItems", new Json.Items(items));
        return new Json.Fields(fields);
    }

    private static Json signedItem(Json item, String key) {
        var fields = new LinkedHashMap<>(item.members());
        var more = new LinkedHashMap<>(item.at("additionalData").members());
        more.put("hmacSignature", Json.of(hmac(key, text(item))));
        fields.put("additionalData", new Json.Fields(more));
        return new Json.Fields(fields);
    }

    private static String text(Json item) {
        var amount = item.at("amount");
        return String.join(
                ":",
                item.at("pspReference").text().orElse(""),
                item.at("originalReference").text().orElse(""),
                item.at("merchantAccountCode").text().orElse(""),
                item.at("merchantReference").text().orElse(""),
                amount.at("value").whole().map(Object::toString).orElse(""),
                amount.at("currency").text().orElse(""),
                item.at("eventCode").text().orElse(""),
                item.at("success").text().orElse(""));
    }

    /// @throws IllegalArgumentException if the key is not hex
    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HmacSHA256", absent);
        }
    }

    static GatewayApi.Event event(Item item, String reason, GatewayPayment payment) {
        var json = item.json(reason, method(payment.method().kind()));
        return new GatewayApi.Event(item.id(), envelope(json).write());
    }

    static String method(PayMethod.Kind kind) {
        return switch (kind) {
            case CARD -> "visa";
            case BANK_DEBIT -> "sepadirectdebit";
            case VOUCHER -> "multibanco";
            case BANK_TRANSFER -> "bankTransfer_IBAN";
        };
    }
}
