package dev.anxin.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import com.adyen.model.notification.Amount;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.util.HMACValidator;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.signature.Hmac;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Adyen's own library signs what we verify, and believes what we sign.
final class AdyenOraclesTest {
    private static final int MESSAGES = 1_000;
    private static final long SEED = System.nanoTime();
    private static final AdyenGateway GATEWAY = new AdyenGateway();
    private static final HMACValidator THEIRS = new HMACValidator();

    private final Random random = new Random(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles of Adyen: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesWhatTheirLibrarySigns() throws SignatureException {
        for (int i = 0; i < MESSAGES; i++) {
            var item = item();
            var key = key();
            var signature = THEIRS.calculateHMAC(theirs(item), key);
            assertThat(reading(signed(item, signature), key))
                    .as("seed %s, message %s: %s", SEED, i, item.write())
                    .matches(Reading::isBelieved);
            assertThat(reading(signed(changed(item), signature), key))
                    .as("seed %s, message %s, changed", SEED, i)
                    .isInstanceOf(Reading.Rejected.class);
        }
    }

    @Test
    void theirLibraryVerifiesWhatWeSign() throws SignatureException {
        for (int i = 0; i < MESSAGES; i++) {
            var item = item();
            var key = key();
            var text = AdyenSignature.delivery(AdyenMade.delivery(item), item)
                    .orElseThrow()
                    .body();
            var notification = theirs(item);
            notification.setAdditionalData(new HashMap<>(Map.of(
                    "hmacSignature", Bytes.base64(Hmac.sha256(HexFormat.of().parseHex(key), text)))));
            assertThat(THEIRS.validateHMAC(notification, key))
                    .as("seed %s, message %s: %s", SEED, i, new String(text, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    private static Reading reading(Json item, String key) {
        return GATEWAY.read(AdyenMade.delivery(item), List.of(AdyenMade.KEY, key), AdyenMade.AUTOMATIC);
    }

    private static Json signed(Json item, String signature) {
        var fields = new HashMap<>(item.members());
        fields.put("additionalData", Json.object("hmacSignature", signature));
        return new Json.Fields(fields);
    }

    private Json changed(Json item) {
        var fields = new HashMap<>(item.members());
        var name = List.of("pspReference", "originalReference", "merchantReference", "eventCode")
                .get(random.nextInt(4));
        fields.put(name, Json.of(item.at(name).text().orElse("") + "0"));
        return new Json.Fields(fields);
    }

    private String key() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /// References with colons, slashes, backslashes, blanks and other letters in them.
    private Json item() {
        var fields = new HashMap<String, Json>();
        fields.put("pspReference", Json.of(word(16)));
        if (random.nextBoolean()) {
            fields.put("originalReference", Json.of(word(16)));
        }
        fields.put("merchantAccountCode", Json.of(AdyenMade.ACCOUNT));
        fields.put("merchantReference", Json.of(reference()));
        fields.put(
                "amount",
                Json.object("value", random.nextLong(10_000_000), "currency", random.nextBoolean() ? "EUR" : "JPY"));
        var codes = List.of("AUTHORISATION", "CAPTURE", "REFUND", "REPORT_AVAILABLE", "SOMETHING_NEW");
        fields.put("eventCode", Json.of(codes.get(random.nextInt(codes.size()))));
        fields.put("success", Json.of(random.nextBoolean() ? "true" : "false"));
        return new Json.Fields(fields);
    }

    private static NotificationRequestItem theirs(Json item) {
        var notification = new NotificationRequestItem();
        notification.setPspReference(item.needText("pspReference"));
        item.at("originalReference").text().ifPresent(notification::setOriginalReference);
        notification.setMerchantAccountCode(item.needText("merchantAccountCode"));
        notification.setMerchantReference(item.needText("merchantReference"));
        var amount = new Amount();
        amount.setValue(item.at("amount").needWhole("value"));
        amount.setCurrency(item.at("amount").needText("currency"));
        notification.setAmount(amount);
        notification.setEventCode(item.needText("eventCode"));
        notification.setSuccess(item.needText("success").equals("true"));
        return notification;
    }

    private String word(int length) {
        var letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private String reference() {
        var pieces = List.of("o-1", ":", "\\", "/", " ", "é", "订单", "::", "%", "\"", "<");
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
