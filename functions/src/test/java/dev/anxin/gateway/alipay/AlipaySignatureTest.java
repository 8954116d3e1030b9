package dev.anxin.gateway.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.gateway.signature.Verdict;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.json.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which notices are believed.
final class AlipaySignatureTest {
    private static final AlipayGateway GATEWAY = new AlipayGateway();
    private static final String PAID = "trade_status=TRADE_SUCCESS";

    private static Verdict verdict(byte[] body, Instant now, List<String> secrets) {
        return Verification.of(new AlipaySignature(), new Delivery("alipay", Map.of(), body, now), secrets);
    }

    private static Verdict verdict(byte[] body) {
        return verdict(body, AlipayMade.NOW, AlipayMade.VERIFIES);
    }

    private static Verdict.Refused refused(byte[] body) {
        return (Verdict.Refused) verdict(body);
    }

    /// A real notice of Alipay's sandbox, of December 2023.
    @Test
    void believesThePublicVector() {
        var vector = Json.parse(Deliveries.file("vectors/alipay-1.json"));
        var certificate =
                "alipay-certificate:" + vector.needText("certificate_pem").replaceAll("-----[A-Z ]+-----|\\s", "");
        var body = Deliveries.file("vectors/alipay-1.form");
        var then = Instant.parse("2023-12-21T08:26:45Z");
        assertThat(verdict(body, then, List.of(certificate)))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.signedAt()).isEqualTo(then));
        assertThat(verdict(body, then, AlipayMade.VERIFIES)).isInstanceOf(Verdict.Refused.class);
        var changed = new String(body, StandardCharsets.UTF_8).replace("total_amount=0.01", "total_amount=9.01");
        assertThat(verdict(Bytes.utf8(changed), then, List.of(certificate))).isInstanceOf(Verdict.Refused.class);
        assertThat(Deliveries.line(GATEWAY.read(new Delivery("alipay", Map.of(), body, then), List.of(certificate))))
                .isEqualTo("1703147160: Paid[asked=1 CNY, captured=1]");
    }

    /// Of the gateway of service windows: that signs the type, too.
    @Test
    void tellsTheTwoRulesApart() {
        var vector = Json.parse(Deliveries.file("vectors/alipay-3-v2.json"));
        var fields = new TreeMap<String, String>();
        vector.at("params")
                .members()
                .forEach((name, value) -> fields.put(name, value.text().orElse("")));
        var form = AlipayForm.of(AlipayMade.form(fields, StandardCharsets.UTF_8));
        var der = Bytes.ofBase64(vector.needText("certificate_pem").replaceAll("-----[A-Z ]+-----|\\s", ""));
        var key = der.flatMap(Rsa::certified).orElseThrow();
        var signature = Bytes.ofBase64(form.text("sign").orElseThrow()).orElseThrow();
        assertThat(Rsa.verifies(key, form.signed(Set.of("sign")), signature)).isTrue();
        assertThat(Rsa.verifies(key, form.signed(Set.of("sign", "sign_type")), signature))
                .isFalse();
    }

    @Test
    void explainsTheOtherRule() {
        var fields = AlipayMade.fields(PAID, "sign_type=RSA2");
        var all = new TreeMap<>(fields);
        all.put(
                "sign",
                Bytes.base64(Rsa.sign(AlipayMade.PLATFORM.getPrivate(), Bytes.utf8(AlipayMade.content(fields)))));
        var delivery = AlipayMade.delivery(AlipayMade.form(all, StandardCharsets.UTF_8));
        assertThat(GATEWAY.explain(delivery, AlipayMade.VERIFIES))
                .first()
                .asString()
                .startsWith("rejected: WRONG_SIGNATURE");
        assertThat(GATEWAY.explain(delivery, AlipayMade.VERIFIES))
                .contains("it is signed by the V2 rule, which signs sign_type too; notices are signed by V1");
    }

    @Test
    void verifiesInEveryCharset() {
        var fields = AlipayMade.fields(PAID, "charset=GBK", "subject=订单 测试", "empty=");
        assertThat(verdict(AlipayMade.signed(fields, Charset.forName("GBK")))).isInstanceOf(Verdict.Genuine.class);
    }

    /// SHA-1, signed by Alipay itself: what it may be forged by is no proof.
    @Test
    void refusesTheOlderSignatureWhoeverMadeIt() {
        var fields = AlipayMade.fields(PAID);
        var all = new TreeMap<>(fields);
        all.put("sign", sha1(AlipayMade.PLATFORM, AlipayMade.content(fields)));
        all.put("sign_type", "RSA");
        assertThat(refused(AlipayMade.form(all, StandardCharsets.UTF_8)))
                .returns(Reason.MALFORMED_HEADER, Verdict.Refused::reason)
                .returns("sign_type is none that is read here (RSA2)", Verdict.Refused::problem);
        all.put("sign_type", "RSA2");
        assertThat(refused(AlipayMade.form(all, StandardCharsets.UTF_8)).reason())
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    private static String sha1(KeyPair pair, String content) {
        try {
            var signing = Signature.getInstance("SHA1withRSA");
            signing.initSign(pair.getPrivate());
            signing.update(Bytes.utf8(content));
            return Bytes.base64(signing.sign());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// The same text is signed whether a subject holds an amount, or the amount is a field of its own.
    @Test
    void refusesWhatCouldBeReadAsAnotherNotice() {
        var honest = AlipayMade.fields(PAID, "total_amount=1.00", "subject=x&total_amount=900.00&tp=");
        var forged = AlipayMade.fields(PAID, "total_amount=900.00", "subject=x", "tp=&total_amount=1.00");
        assertThat(AlipayMade.content(forged)).as("signed alike").isEqualTo(AlipayMade.content(honest));
        for (var fields : List.of(honest, forged)) {
            assertThat(refused(AlipayMade.signed(fields)))
                    .returns(Reason.MALFORMED_HEADER, Verdict.Refused::reason)
                    .extracting(Verdict.Refused::problem)
                    .asString()
                    .contains("could be read as another notice");
        }
    }

    @Test
    void takesWhatIsSentAgainForADay() {
        var body = AlipayMade.signed(AlipayMade.fields(PAID));
        var oldest = AlipayMade.NOW.plus(Duration.ofHours(26));
        assertThat(verdict(body, oldest, AlipayMade.VERIFIES)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(body, oldest.plusSeconds(1), AlipayMade.VERIFIES))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, old -> assertThat(old.reason()).isEqualTo(Reason.STALE));
        assertThat(verdict(body, AlipayMade.NOW.minusSeconds(300), AlipayMade.VERIFIES))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(body, AlipayMade.NOW.minusSeconds(301), AlipayMade.VERIFIES))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        early -> assertThat(early.reason()).isEqualTo(Reason.FUTURE));
    }

    @Test
    void takesAnyOfItsKeys() {
        var body = AlipayMade.signed(AlipayMade.fields(PAID));
        var another =
                "alipay:" + Bytes.base64(AlipayMade.APPLICATION.getPublic().getEncoded());
        assertThat(verdict(body, AlipayMade.NOW, List.of(another, AlipayMade.PLATFORM_SECRET)))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.secret()).isEqualTo(2));
        assertThat(verdict(body, AlipayMade.NOW, List.of(another))).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict(body, AlipayMade.NOW, List.of())).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign", "sign_type", "notify_time"})
    void needsItsFields(String field) {
        var all = new TreeMap<>(AlipayMade.fields(PAID, "sign=AAAA", "sign_type=RSA2"));
        all.remove(field);
        assertThat(refused(AlipayMade.form(all, StandardCharsets.UTF_8)).problem())
                .contains(field + " ")
                .contains("missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "a",
                "{}",
                "a=1&a=2",
                "sign=%",
                "sign=%4",
                "sign=%zz",
                "a b=1",
                "sign=AAAA&sign_type=RSA2&notify_time=now"
            })
    void refusesWhatIsNoNotice(String body) {
        assertThat(GATEWAY.read(AlipayMade.delivery(Bytes.utf8(body)), AlipayMade.VERIFIES))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
                    assertThat(rejected.answer().status()).isEqualTo(400);
                    assertThat(rejected.answer().body()).startsWith("fail: ");
                });
    }

    @Test
    void refusesAFormOfVeryManyFields() {
        var body = new StringBuilder("sign=AAAA&sign_type=RSA2&notify_time=1772366400000");
        for (int i = 0; i < 198; i++) {
            body.append("&f").append(i).append("=1");
        }
        assertThat(refused(Bytes.utf8(body.toString())).problem()).contains("200 fields");
    }

    @Test
    void namesWhatIsNoKeyOfAlipays() {
        assertThat(GATEWAY.secretProblem(AlipayMade.PLATFORM_SECRET)).isEmpty();
        assertThat(GATEWAY.secretProblem(AlipayMade.APPLICATION_SECRET)).contains("verifies nothing");
        assertThat(GATEWAY.secretProblem("alipay:AAAA")).isEqualTo("it is no RSA public key of 2048 bits or more");
        assertThat(GATEWAY.secretProblem("alipay:*")).isEqualTo("its key is no base64");
        assertThat(GATEWAY.secretProblem("MIIB"))
                .isEqualTo("it begins with none of alipay:, alipay-certificate: and app:");
        assertThat(AlipaySecret.of("app:x:AAAA").toString()).contains("app:<app_id>:<private key>");
        assertThat(AlipaySecret.of(AlipayMade.APPLICATION_SECRET)).hasToString("Application[2021000000000001]");
    }
}
