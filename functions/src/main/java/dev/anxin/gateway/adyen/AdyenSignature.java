package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import dev.anxin.json.Json;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Adyen signs an item: HMAC-SHA256 over eight fields with colons between them. No time is signed, so nothing is
/// ever too old: what comes again is known by its id.
public final class AdyenSignature implements Scheme {
    /// Where an item has its signature; in what is verified it stands for a header.
    public static final String FIELD = "additionalData.hmacSignature";

    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{64}");

    private static final String MERCHANT_REFERENCE = "merchantReference";

    /// An item as something that can be verified: its body is the text that was signed.
    ///
    /// @return empty if the text could be read in two ways: nothing in it is escaped, so that only one of its parts
    ///     (the merchant's reference) may have a colon in it
    static Optional<Delivery> delivery(Delivery whole, Json item) {
        var parts = parts(item);
        var clear = parts.entrySet().stream()
                .allMatch(part -> part.getKey().equals(MERCHANT_REFERENCE)
                        || !part.getValue().contains(":"));
        var signature = item.at("additionalData", "hmacSignature").text().filter(text -> !text.isEmpty());
        var headers = signature.map(text -> Map.of(FIELD, text)).orElse(Map.of());
        return clear
                ? Optional.of(new Delivery(
                        whole.account(), headers, Bytes.utf8(String.join(":", parts.values())), whole.at()))
                : Optional.empty();
    }

    /// In the order in which they are signed; what is missing is empty.
    private static Map<String, String> parts(Json item) {
        var value = item.at("amount", "value").whole().map(Object::toString).orElse("");
        return Stream.of(
                        Map.entry("pspReference", text(item.at("pspReference"))),
                        Map.entry("originalReference", text(item.at("originalReference"))),
                        Map.entry("merchantAccountCode", text(item.at("merchantAccountCode"))),
                        Map.entry(MERCHANT_REFERENCE, text(item.at(MERCHANT_REFERENCE))),
                        Map.entry("amount.value", value),
                        Map.entry("amount.currency", text(item.at("amount", "currency"))),
                        Map.entry("eventCode", text(item.at("eventCode"))),
                        Map.entry("success", success(item)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private static String text(Json field) {
        return field.text().orElse("");
    }

    /// As a text or as a truth, both are sent.
    static String success(Json item) {
        return item.at("success") instanceof Json.Truth(var value) ? "" + value : text(item.at("success"));
    }

    @Override
    public Claim claim(Delivery item) {
        return item.header(FIELD)
                .map(signature -> Claim.signed("" + item.at().getEpochSecond(), "", List.of(signature)))
                .orElseGet(() -> new Claim.Broken(
                        Reason.MISSING_HEADER,
                        FIELD + " is missing: no HMAC key is switched on for this webhook in the Customer Area"));
    }

    @Override
    public VerificationKey key(String secret) {
        return KEY.matcher(secret).matches()
                ? VerificationKey.hmac(HexFormat.of().parseHex(secret), Bytes::base64)
                : VerificationKey.unusable("an HMAC key of Adyen's has 64 hex digits");
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        return secret.isEmpty()
                ? Map.of()
                : Map.of(
                        "the key is taken as text, not as hex",
                        VerificationKey.hmac(Bytes.utf8(secret), Bytes::base64));
    }
}
