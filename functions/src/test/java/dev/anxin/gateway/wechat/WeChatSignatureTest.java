package dev.anxin.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who signed a callback, and what it hears.
final class WeChatSignatureTest {
    private static final WeChatGateway GATEWAY = new WeChatGateway();
    private static final Json VECTOR = Json.parse(Deliveries.file("vectors/wechat-1.json"));
    private static final byte[] BODY = Bytes.utf8("{\"id\":\"EV-1\",\"event_type\":\"SECURITY_ECHO.SUCCESS\"}");

    private static String certificate(Json vector) {
        return "certificate:" + vector.needText("certificate_pem").replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private static Delivery vector(Instant at) {
        Map<String, String> headers = new HashMap<>();
        VECTOR.at("headers")
                .members()
                .forEach((name, value) -> headers.put(name, value.text().orElseThrow()));
        return new Delivery("wechat", headers, Bytes.utf8(VECTOR.needText("body")), at);
    }

    @Test
    void believesThePublicVectorByItsCertificate() {
        var signed = Instant.ofEpochSecond(1_624_523_846);
        assertThat(GATEWAY.read(vector(signed), List.of(certificate(VECTOR))))
                .isInstanceOfSatisfying(
                        Reading.Ignored.class,
                        ignored -> assertThat(ignored.answer().status()).isEqualTo(200));
        assertThat(GATEWAY.read(vector(signed.plusSeconds(301)), List.of(certificate(VECTOR))))
                .returns(Reading.Reason.STALE, reading -> ((Reading.Rejected) reading).reason());
    }

    @Test
    void verifiesTheVectorOfTheJavaLibrary() {
        var vector = Json.parse(Deliveries.file("vectors/wechat-3-rsa.json"));
        var read = (WeChatSecret.Platform) WeChatSecret.of(certificate(vector));
        assertThat(read.serial()).isEqualTo(vector.needText("serial"));
        var signature = Bytes.ofBase64(vector.needText("signature")).orElseThrow();
        assertThat(Rsa.verifies(read.key(), Bytes.utf8("message"), signature)).isTrue();
        assertThat(Rsa.verifies(read.key(), Bytes.utf8("massage"), signature)).isFalse();
    }

    @Test
    void choosesTheKeyByItsSerial() {
        var old = certificate(VECTOR);
        var delivery = WeChatMade.delivery(BODY);
        assertThat(GATEWAY.explain(delivery, List.of(old, WeChatMade.PLATFORM_SECRET))
                        .getFirst())
                .startsWith("trusted: signed with secret no. 2");
        var renamed = WeChatMade.PLATFORM_SECRET.replace("0001:", "0009:");
        assertThat(GATEWAY.explain(delivery, List.of(renamed)))
                .first()
                .asString()
                .startsWith("rejected: WRONG_SIGNATURE");
        assertThat(GATEWAY.explain(delivery, List.of(old, renamed)))
                .last()
                .asString()
                .isEqualTo(
                        "it is signed by the key " + WeChatMade.KEY_ID + ", and the live keys are: D7CE59D1F522D701, "
                                + WeChatMade.KEY_ID.replaceFirst("0001$", "0009"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature"})
    void needsEachHeader(String name) {
        var headers = new HashMap<>(WeChatMade.headers(WeChatMade.NOW, BODY));
        headers.remove(name);
        rejected(headers, BODY, Reading.Reason.MISSING_HEADER, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "Wechatpay-Timestamp, yesterday, MALFORMED_HEADER, 400",
        "Wechatpay-Timestamp, 1772366399, WRONG_SIGNATURE, 401",
        "Wechatpay-Timestamp, 1772366099, STALE, 401",
        "Wechatpay-Timestamp, 1772366701, FUTURE, 401",
        "Wechatpay-Nonce, 'a b', MALFORMED_HEADER, 400",
        "Wechatpay-Nonce, another, WRONG_SIGNATURE, 401",
        "Wechatpay-Serial, 'a,b', MALFORMED_HEADER, 400",
        "Wechatpay-Serial, PUB_KEY_ID_9, WRONG_SIGNATURE, 401",
        "Wechatpay-Signature, '', WRONG_SIGNATURE, 401",
        "Wechatpay-Signature, AAAA, WRONG_SIGNATURE, 401",
        "Wechatpay-Signature, not base64, WRONG_SIGNATURE, 401",
        "Wechatpay-Signature-Type, WECHATPAY2-SM2-WITH-SM3, MALFORMED_HEADER, 400",
        "Wechatpay-Signature, WECHATPAY/SIGNTEST/AAAA, PROBE, 401",
    })
    void rejects(String name, String value, Reading.Reason reason, int status) {
        var headers = new HashMap<>(WeChatMade.headers(WeChatMade.NOW, BODY));
        headers.put(name, value);
        rejected(headers, BODY, reason, status);
    }

    @Test
    void rejectsAnotherBody() {
        rejected(
                WeChatMade.headers(WeChatMade.NOW, BODY),
                Bytes.utf8(new String(BODY, StandardCharsets.UTF_8) + " "),
                Reading.Reason.WRONG_SIGNATURE,
                401);
    }

    @Test
    void takesHeadersInAnyLetterCase() {
        var headers = WeChatMade.small(WeChatMade.headers(WeChatMade.NOW, BODY));
        assertThat(GATEWAY.read(new Delivery("wechat", headers, BODY, WeChatMade.NOW), WeChatMade.VERIFIES))
                .isInstanceOf(Reading.Ignored.class);
    }

    private static void rejected(Map<String, String> headers, byte[] body, Reading.Reason reason, int status) {
        var delivery = new Delivery("wechat", headers, body, WeChatMade.NOW);
        assertThat(GATEWAY.read(delivery, WeChatMade.VERIFIES))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.answer().status()).isEqualTo(status);
                    assertThat(rejected.answer().body()).startsWith("{\"code\":\"FAIL\",\"message\":\"");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "PUB_KEY_ID_1:, its key is no base64",
        "PUB_KEY_ID_1:AAAA, it is no RSA public key of 2048 bits or more",
        "PUB_KEY_ID_1, 'it is not the id of a public key, a colon, and the key'",
        "certificate:AAAA, it is no certificate",
        "apiv3:short, 'an APIv3 key has 32 characters, this one 5'",
        "merchant:a:b:c, it is not merchant:<mchid>:<serial number>:<private key>",
        "merchant:1:ab:AAAA, its private key is no RSA key in PKCS #8 form of 2048 bits or more",
        "whsec_AAAA, 'it begins with none of PUB_KEY_ID_, certificate:, apiv3: and merchant:'",
    })
    void saysWhatIsWrongWithASecret(String secret, String problem) {
        assertThat(WeChatSecret.of(secret)).isEqualTo(new WeChatSecret.Unusable(problem));
    }

    @Test
    void showsNoKey() {
        for (var secret : List.of(WeChatMade.SEAL_SECRET, WeChatMade.MERCHANT_SECRET)) {
            var tail = secret.substring(secret.lastIndexOf(':') + 1);
            assertThat(WeChatSecret.of(secret).toString()).doesNotContain(tail).hasSizeLessThan(40);
        }
        assertThat(GATEWAY.explain(WeChatMade.delivery(BODY), WeChatMade.CALLS).toString())
                .doesNotContain(WeChatMade.MERCHANT_SECRET.substring(70));
    }
}
