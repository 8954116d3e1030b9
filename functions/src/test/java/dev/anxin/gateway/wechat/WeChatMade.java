package dev.anxin.gateway.wechat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keys made for tests, and what WeChat Pay would send and answer with them. JSON is written with ' for ".
final class WeChatMade {
    static final Instant NOW = Deliveries.NOW;
    static final String MCHID = "1900000109";
    static final String APPID = "wxd678efh567hg6787";
    static final String KEY_ID = "PUB_KEY_ID_0119000001092026000000000000000001";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String SEAL = "made-for-tests-made-for-tests-32";
    static final KeyPair PLATFORM = pair();
    static final KeyPair MERCHANT = pair();
    static final String PLATFORM_SECRET =
            KEY_ID + ":" + Bytes.base64(PLATFORM.getPublic().getEncoded());
    static final String SEAL_SECRET = "apiv3:" + SEAL;
    static final String MERCHANT_SECRET = "merchant:" + MCHID + ":" + SERIAL + ":"
            + Bytes.base64(MERCHANT.getPrivate().getEncoded());
    static final List<String> VERIFIES = List.of(PLATFORM_SECRET, SEAL_SECRET);
    static final List<String> CALLS = List.of(MERCHANT_SECRET, PLATFORM_SECRET);

    private WeChatMade() {}

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static Map<String, String> headers(Instant at, byte[] body) {
        return headers(KEY_ID, PLATFORM, at, body);
    }

    static Map<String, String> headers(String serial, KeyPair pair, Instant at, byte[] body) {
        var nonce = "EcZ9Cmy4Xyx1i6RlJQzLcCyEqDa26NBz";
        var message =
                Bytes.join(Bytes.join(Bytes.utf8(at.getEpochSecond() + "\n" + nonce + "\n"), body), Bytes.utf8("\n"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Serial", serial);
        headers.put("Wechatpay-Timestamp", "" + at.getEpochSecond());
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", Bytes.base64(Rsa.sign(pair.getPrivate(), message)));
        return headers;
    }

    static Delivery delivery(byte[] body) {
        return new Delivery("wechat", headers(NOW, body), body, NOW);
    }

    /// A callback about this, encrypted and signed.
    static Delivery callback(String type, String resource) {
        return delivery(event(type, json(resource), SEAL));
    }

    static byte[] event(String type, String resource, String seal) {
        var nonce = "Kj7QIyUiYx1q";
        return Bytes.utf8(Json.object(
                        "id",
                        "EV-2026030100000000001",
                        "create_time",
                        "2026-03-01T20:00:00+08:00",
                        "resource_type",
                        "encrypt-resource",
                        "event_type",
                        type,
                        "summary",
                        "made",
                        "resource",
                        Json.object(
                                "original_type",
                                "transaction",
                                "algorithm",
                                "AEAD_AES_256_GCM",
                                "ciphertext",
                                Bytes.base64(sealed(seal, nonce, "transaction", resource)),
                                "associated_data",
                                "transaction",
                                "nonce",
                                nonce))
                .write());
    }

    static byte[] sealed(String key, String nonce, String more, String plain) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Bytes.utf8(key), "AES"),
                    new GCMParameterSpec(128, Bytes.utf8(nonce)));
            cipher.updateAAD(Bytes.utf8(more));
            return cipher.doFinal(Bytes.utf8(plain));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// Signed rightly.
    static Reply answered(int status, String body) {
        var bytes = Bytes.utf8(json(body));
        return new Reply.Answered(status, small(headers(NOW, bytes)), bytes);
    }

    static Reply unsigned(int status, String body) {
        return new Reply.Answered(status, Map.of(), Bytes.utf8(json(body)));
    }

    static Map<String, String> small(Map<String, String> headers) {
        Map<String, String> small = new LinkedHashMap<>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        return small;
    }

    static Inquiry inquiry(String baseUrl) {
        return new Inquiry(new PaymentKey("wechat", "ORDER1001"), List.of(), baseUrl, CALLS, NOW);
    }

    /// Of a payment of 10.99 yuan with these refunds.
    static Inquiry inquiry(List<String> refunds) {
        return inquiry("").with(new Inquiry.Books(new Money(1_099, "CNY"), refunds));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
