package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.http.Reply;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys made for tests, and what Alipay would send and answer with them. JSON is written with ' for ".
final class AlipayMade {
    static final Instant NOW = Deliveries.NOW;
    static final String APP_ID = "2021000000000001";
    static final String SELLER_ID = "2088000000000001";
    static final KeyPair PLATFORM = pair();
    static final KeyPair APPLICATION = pair();
    static final String PLATFORM_SECRET =
            "alipay:" + Bytes.base64(PLATFORM.getPublic().getEncoded());
    static final String APPLICATION_SECRET =
            "app:" + APP_ID + ":" + Bytes.base64(APPLICATION.getPrivate().getEncoded());
    static final List<String> VERIFIES = List.of(PLATFORM_SECRET);
    static final List<String> CALLS = List.of(APPLICATION_SECRET, PLATFORM_SECRET);

    private AlipayMade() {}

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// Fields of a notice, `name=value` each, beside those that every notice has.
    static Map<String, String> fields(String... more) {
        var fields = new TreeMap<>(Map.of(
                "notify_id", "2026030100222200000000000000000001",
                "notify_time", "2026-03-01 20:00:00",
                "notify_type", "trade_status_sync",
                "charset", "utf-8",
                "version", "1.0",
                "app_id", APP_ID,
                "seller_id", SELLER_ID,
                "subject", "made + 测试 & more",
                "out_trade_no", "ORDER1001"));
        Stream.of(more).map(each -> each.split("=", 2)).forEach(each -> fields.put(each[0], each[1]));
        return fields;
    }

    /// What of fields is signed: written anew here.
    static String content(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }

    static byte[] signed(Map<String, String> fields) {
        return signed(fields, StandardCharsets.UTF_8);
    }

    static byte[] signed(Map<String, String> fields, Charset charset) {
        var all = new TreeMap<>(fields);
        all.put(
                "sign",
                Bytes.base64(Rsa.sign(PLATFORM.getPrivate(), content(fields).getBytes(charset))));
        all.put("sign_type", "RSA2");
        return form(all, charset);
    }

    static byte[] form(Map<String, String> fields, Charset charset) {
        return Bytes.utf8(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), charset))
                .collect(Collectors.joining("&")));
    }

    static Delivery delivery(byte[] body) {
        return new Delivery("alipay", Map.of("content-type", "application/x-www-form-urlencoded"), body, NOW);
    }

    /// A notice with these fields beside the usual ones, signed.
    static Delivery notice(String... more) {
        return delivery(signed(fields(more)));
    }

    /// Signed rightly.
    static Reply answered(int status, String body) {
        var bytes = Bytes.utf8(json(body));
        return new Reply.Answered(status, headers(NOW, bytes), bytes);
    }

    static Map<String, String> headers(Instant at, byte[] body) {
        var message = Bytes.join(Bytes.join(Bytes.utf8(at.toEpochMilli() + "\nmade-nonce\n"), body), Bytes.utf8("\n"));
        return Map.of(
                "alipay-timestamp",
                "" + at.toEpochMilli(),
                "alipay-nonce",
                "made-nonce",
                "alipay-signature",
                Bytes.base64(Rsa.sign(PLATFORM.getPrivate(), message)));
    }

    static Reply unsigned(int status, String body) {
        return new Reply.Answered(status, Map.of(), Bytes.utf8(json(body)));
    }

    static Inquiry inquiry(String baseUrl) {
        return new Inquiry(new PaymentKey("alipay", "ORDER1001"), List.of(), baseUrl, CALLS, NOW);
    }

    /// Of a payment of 10.99 yuan with these refunds.
    static Inquiry inquiry(List<String> refunds) {
        return inquiry("").with(new Inquiry.Books(new Money(1_099, "CNY"), refunds));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
