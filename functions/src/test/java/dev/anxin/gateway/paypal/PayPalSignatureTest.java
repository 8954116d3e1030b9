package dev.anxin.gateway.paypal;

import static dev.anxin.gateway.paypal.PayPalMade.GATEWAY;
import static dev.anxin.gateway.paypal.PayPalMade.NOW;
import static dev.anxin.gateway.paypal.PayPalMade.VERIFIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.paypal.MadeCertificates.Issued;
import dev.anxin.json.Json;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who signed a callback, and what it hears.
final class PayPalSignatureTest {
    private static final byte[] BODY = PayPalMade.event(
            "PAYMENT.CAPTURE.COMPLETED",
            "{'id':'3MADE00000001001A','supplementary_data':{'related_ids':{'order_id':'5MADE00000001001O'}}}");

    private static Delivery with(String header, String value) {
        var headers = new HashMap<>(PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY));
        headers.put(header, value);
        if (value.isEmpty()) {
            headers.remove(header);
        }
        return new Delivery("paypal", headers, BODY, NOW).with(PayPalMade.FILE);
    }

    private static String refused(Delivery delivery) {
        return GATEWAY.read(delivery, VERIFIES) instanceof Reading.Rejected rejected
                ? rejected.reason() + " " + rejected.answer().status() + ": " + rejected.detail()
                : "believed";
    }

    @Test
    void believesWhatIsSigned() {
        assertThat(GATEWAY.read(PayPalMade.delivery(BODY), VERIFIES))
                .isInstanceOfSatisfying(Reading.Trusted.class, trusted -> {
                    assertThat(trusted.answer().status()).isEqualTo(200);
                    assertThat(trusted.kept().key()).matches("[0-9a-f]{8}");
                });
        assertThat(GATEWAY.explain(PayPalMade.delivery(BODY), VERIFIES))
                .first()
                .isEqualTo("trusted: signed with secret no. 1 at 2026-03-01T12:00:00Z");
    }

    @Test
    void believesByEachOfSeveralWebhooks() {
        var both = List.of("webhook:0OTHER", VERIFIES.get(0), VERIFIES.get(1));
        assertThat(GATEWAY.read(PayPalMade.delivery(BODY), both)).isInstanceOf(Reading.Trusted.class);
        assertThat(GATEWAY.read(PayPalMade.delivery(BODY), List.of("webhook:0OTHER", VERIFIES.get(1))))
                .as("signed for another webhook")
                .returns(Reason.WRONG_SIGNATURE, reading -> ((Reading.Rejected) reading).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAYPAL-TRANSMISSION-ID | '' | MISSING_HEADER 400",
                "PAYPAL-TRANSMISSION-TIME | '' | MISSING_HEADER 400",
                "PAYPAL-TRANSMISSION-SIG | '' | MISSING_HEADER 400",
                "PAYPAL-CERT-URL | '' | MISSING_HEADER 400",
                "PAYPAL-AUTH-ALGO | '' | MISSING_HEADER 400",
                "PAYPAL-AUTH-ALGO | SHA1withRSA | MALFORMED_HEADER 400",
                "PAYPAL-AUTH-ALGO | NONEwithRSA | MALFORMED_HEADER 400",
                "PAYPAL-TRANSMISSION-ID | a,b | MALFORMED_HEADER 400",
                "PAYPAL-TRANSMISSION-TIME | 1772366400 | MALFORMED_HEADER 400",
                "PAYPAL-TRANSMISSION-TIME | 2026-03-01T12:00:01Z | WRONG_SIGNATURE 401",
                "PAYPAL-TRANSMISSION-ID | another | WRONG_SIGNATURE 401",
                "PAYPAL-TRANSMISSION-SIG | not base64! | WRONG_SIGNATURE 401",
                "PAYPAL-TRANSMISSION-SIG | AAAA | WRONG_SIGNATURE 401",
            })
    void refusesOtherHeaders(String header, String value, String refusal) {
        assertThat(refused(with(header, value))).startsWith(refusal);
    }

    @Test
    void refusesAnotherBody() {
        var other = Bytes.utf8(new String(BODY, java.nio.charset.StandardCharsets.UTF_8).replace("1001O", "1002O"));
        var delivery = new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), other, NOW);
        assertThat(refused(delivery.with(PayPalMade.FILE))).startsWith("WRONG_SIGNATURE");
    }

    /// What is signed is a CRC-32: another body with the same one is believed to be PayPal's. So nothing that it says
    /// may count, and it is known by the transmission, which is signed.
    @Test
    void takesNoWordOfABodyThatOnlyHasTheSameSum() {
        var forged = SameSum.of(
                SameSum.sum(BODY),
                PayPalMade.json("{'id':'WH-FORGED','event_type':'PAYMENT.CAPTURE.COMPLETED','resource':{'id':'3FORGED',"
                        + "'status':'COMPLETED','amount':{'currency_code':'USD','value':'9999.00'},"
                        + "'supplementary_data':{'related_ids':{'order_id':'5VICTIM'}}},'x':'"),
                PayPalMade.json("'}"));
        var delivery = new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), forged, NOW);
        assertThat(GATEWAY.read(delivery.with(PayPalMade.FILE), VERIFIES))
                .isInstanceOfSatisfying(Reading.Trusted.class, trusted -> {
                    assertThat(trusted.facts()).hasSize(1);
                    var fact = trusted.facts().getFirst();
                    assertThat(fact.news()).hasToString("[Hinted[what=PAYMENT.CAPTURE.COMPLETED]]");
                    assertThat(fact.id()).isEqualTo("69cd13f0-d67a-11e5-baa3-778b53f4ae55");
                    assertThat(fact.told()).isEqualTo(NOW);
                });
    }

    @Test
    void takesWhatComesDaysLater() {
        for (var age : List.of(Duration.ZERO, Duration.ofDays(4), Duration.ofMinutes(-5))) {
            var late = new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), BODY, NOW.plus(age));
            assertThat(refused(late.with(PayPalMade.FILE))).isEqualTo("believed");
        }
        var stale = new Delivery(
                "paypal",
                PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY),
                BODY,
                NOW.plus(Duration.ofDays(4)).plusSeconds(1));
        assertThat(refused(stale.with(PayPalMade.FILE))).startsWith("STALE 401: signed 345601 s ago");
        var future =
                new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), BODY, NOW.minusSeconds(301));
        assertThat(refused(future.with(PayPalMade.FILE))).startsWith("FUTURE 401");
    }

    @Test
    void asksForACallbackAgainWhoseCertificateCannotBeHad() {
        var bare = new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), BODY, NOW);
        assertThat(refused(bare)).startsWith("NO_CERTIFICATE 503");
    }

    private static String refused(byte[] file, List<String> secrets) {
        var delivery = new Delivery("paypal", PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY), BODY, NOW).with(file);
        return GATEWAY.read(delivery, secrets) instanceof Reading.Rejected rejected
                ? rejected.reason() + ": " + rejected.detail()
                : "believed";
    }

    @Test
    void believesCertificatesOfTheSandboxAndInAnyOrderBehindTheFirst() {
        var sandbox = PayPalMade.leaf("messageverificationcerts.sandbox.paypal.com", PayPalMade.FROM, PayPalMade.UNTIL);
        assertThat(refused(MadeCertificates.pem(sandbox, PayPalMade.ROOT_DER, PayPalMade.BETWEEN_DER), VERIFIES))
                .isEqualTo("believed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messageverificationcerts.paypal.com.example",
                "messageverificationcerts.example.com",
                "evil.messageverificationcerts.paypal.com",
                "messageverificationcertsx.paypal.com",
                "messageverificationcerts.a.b.paypal.com",
                "messageverificationcerts.xpaypal.com",
                "messageverificationcerts.PAYPAL.com",
                "www.paypal.com",
                "*.paypal.com",
                ""
            })
    void refusesCertificatesOfOthers(String name) {
        var file =
                MadeCertificates.pem(PayPalMade.leaf(name, PayPalMade.FROM, PayPalMade.UNTIL), PayPalMade.BETWEEN_DER);
        assertThat(refused(file, VERIFIES))
                .isEqualTo("WRONG_CERTIFICATE: its certificate is not PayPal's: it is not made out to PayPal's"
                        + " messageverificationcerts");
    }

    @Test
    void refusesCertificatesOutOfTheirTime() {
        var over = PayPalMade.leaf(PayPalMade.NAME, PayPalMade.FROM, NOW.minusSeconds(1));
        var early = PayPalMade.leaf(PayPalMade.NAME, NOW.plusSeconds(1), PayPalMade.UNTIL);
        for (var leaf : List.of(over, early)) {
            assertThat(refused(MadeCertificates.pem(leaf, PayPalMade.BETWEEN_DER), VERIFIES))
                    .startsWith("WRONG_CERTIFICATE: its certificate is not PayPal's: it is valid from");
        }
        var oldBetween = new Issued(
                        "made between",
                        PayPalMade.BETWEEN.getPublic(),
                        "made root",
                        PayPalMade.ROOT.getPrivate(),
                        PayPalMade.FROM,
                        NOW.minusSeconds(1),
                        true)
                .der();
        assertThat(refused(MadeCertificates.pem(PayPalMade.LEAF_DER, oldBetween), VERIFIES))
                .endsWith("no root that is trusted here has issued it");
    }

    @Test
    void refusesCertificatesThatNobodyTrustedHasIssued() {
        var nobody = "WRONG_CERTIFICATE: its certificate is not PayPal's: no root that is trusted here has issued it";
        assertThat(refused(MadeCertificates.pem(PayPalMade.LEAF_DER), VERIFIES))
                .as("the one between is missing")
                .isEqualTo(nobody);
        assertThat(refused(PayPalMade.FILE, List.of(VERIFIES.getFirst())))
                .as("by the JDK's roots")
                .isEqualTo(nobody);
        var itself = new Issued(
                        PayPalMade.NAME,
                        PayPalMade.LEAF.getPublic(),
                        PayPalMade.NAME,
                        PayPalMade.LEAF.getPrivate(),
                        PayPalMade.FROM,
                        PayPalMade.UNTIL,
                        true)
                .der();
        assertThat(refused(MadeCertificates.pem(itself), VERIFIES))
                .as("signed by itself")
                .isEqualTo(nobody);
        var noCa = new Issued(
                        "made between",
                        PayPalMade.BETWEEN.getPublic(),
                        "made root",
                        PayPalMade.ROOT.getPrivate(),
                        PayPalMade.FROM,
                        PayPalMade.UNTIL,
                        false)
                .der();
        assertThat(refused(MadeCertificates.pem(PayPalMade.LEAF_DER, noCa), VERIFIES))
                .as("issued by who may issue none")
                .isEqualTo(nobody);
    }

    @Test
    void refusesFilesThatHoldNoCertificates() {
        for (var file : List.of(new byte[0], Bytes.utf8("<html>"), Bytes.utf8("-----BEGIN CERTIFICATE-----\nAA"))) {
            assertThat(refused(file, VERIFIES))
                    .startsWith("WRONG_CERTIFICATE: its certificate is not PayPal's: its file");
        }
        var many = new byte[9][];
        java.util.Arrays.fill(many, PayPalMade.BETWEEN_DER);
        assertThat(refused(MadeCertificates.pem(many), VERIFIES)).contains("more than 8");
    }

    /// A real callback of 2017: what was signed, by PayPal's certificate of that time. Those between it and a root are
    /// not published with it.
    @Test
    void verifiesPayPalsOwnVector() throws CertificateException {
        var vector = Json.parse(Deliveries.file("vectors/paypal-1.json"));
        var body = Bytes.utf8(vector.needText("body"));
        var signature = new PayPalSignature();
        assertThat(new String(signature.signed(body), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("" + vector.needWhole("expected_crc32"));
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Bytes.utf8(vector.needText("certificate_pem"))));
        var headers = vector.at("headers");
        var signed = Bytes.base64(read.getPublicKey().getEncoded()) + " " + headers.needText("PAYPAL-TRANSMISSION-SIG");
        var before =
                headers.needText("PAYPAL-TRANSMISSION-ID") + "|" + headers.needText("PAYPAL-TRANSMISSION-TIME") + "|";
        var message = Bytes.join(Bytes.utf8(before), signature.signed(body));
        assertThat(signature.key("webhook:" + vector.needText("webhook_id")).made(List.of(signed), message))
                .isTrue();
        assertThat(signature.key("webhook:96605875FF6516634").made(List.of(signed), message))
                .isFalse();
        var other = Bytes.join(Bytes.utf8(before), signature.signed(Bytes.utf8("x")));
        assertThat(signature.key("webhook:96605875FF6516633").made(List.of(signed), other))
                .isFalse();
        var file = Bytes.utf8(vector.needText("certificate_pem"));
        assertThat(PayPalCertificates.check(file, List.of(), Instant.parse("2017-03-30T20:04:06Z")))
                .hasToString("Foreign[problem=no root that is trusted here has issued it]");
        assertThat(PayPalCertificates.check(file, List.of(), NOW).toString()).contains("it is valid from 2017-02-18");
    }

    @Test
    void explainsWhatIsWrong() {
        assertThat(GATEWAY.explain(with("PAYPAL-CERT-URL", "https://evil.example/cert"), VERIFIES))
                .first()
                .isEqualTo(
                        "rejected: WRONG_CERTIFICATE: PAYPAL-CERT-URL is no address where PayPal's certificates stand");
        assertThat(GATEWAY.explain(PayPalMade.delivery(BODY), PayPalMade.CALLS).toString())
                .doesNotContain("made-secret")
                .contains("rejected");
        var changed = new Delivery(
                        "paypal",
                        PayPalMade.headers(PayPalMade.WEBHOOK, NOW, BODY),
                        Bytes.join(BODY, Bytes.utf8("\n")),
                        NOW)
                .with(PayPalMade.FILE);
        assertThat(GATEWAY.explain(changed, VERIFIES).toString())
                .contains("the signature fits secret no. 1 if the white space at the end of the body is removed");
    }
}
