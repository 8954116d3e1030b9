package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.paypal.MadeCertificates.Issued;
import dev.anxin.payment.PaymentKey;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// A PayPal with keys and certificates of its own. JSON is written with ' for ".
final class PayPalMade {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant FROM = NOW.minus(Duration.ofDays(100));
    static final Instant UNTIL = NOW.plus(Duration.ofDays(100));
    static final String WEBHOOK = "1JE4291016473214C";
    static final String ORDER = "5MADE00000001001O";
    static final String CAPTURE = "3MADE00000001001A";
    static final String ADDRESS = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-1d93a270";
    static final String NAME = "messageverificationcerts.paypal.com";
    static final KeyPair ROOT = MadeCertificates.pair();
    static final KeyPair BETWEEN = MadeCertificates.pair();
    static final KeyPair LEAF = MadeCertificates.pair();
    static final byte[] ROOT_DER =
            new Issued("made root", ROOT.getPublic(), "made root", ROOT.getPrivate(), FROM, UNTIL, true).der();
    static final byte[] BETWEEN_DER =
            new Issued("made between", BETWEEN.getPublic(), "made root", ROOT.getPrivate(), FROM, UNTIL, true).der();
    static final byte[] LEAF_DER = leaf(NAME, FROM, UNTIL);
    static final byte[] FILE = MadeCertificates.pem(LEAF_DER, BETWEEN_DER);
    static final List<String> VERIFIES = List.of("webhook:" + WEBHOOK, "root:" + Bytes.base64(ROOT_DER));
    static final List<String> CALLS = List.of("client:made-client:made-secret");
    static final PayPalGateway GATEWAY = new PayPalGateway();

    private PayPalMade() {}

    static byte[] leaf(String name, Instant from, Instant until) {
        return new Issued(name, LEAF.getPublic(), "made between", BETWEEN.getPrivate(), from, until, false).der();
    }

    static Map<String, String> headers(String webhook, Instant at, byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        var id = "69cd13f0-d67a-11e5-baa3-778b53f4ae55";
        var message = id + "|" + at + "|" + webhook + "|" + sum.getValue();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("PAYPAL-TRANSMISSION-ID", id);
        headers.put("PAYPAL-TRANSMISSION-TIME", at.toString());
        headers.put(
                "PAYPAL-TRANSMISSION-SIG",
                Bytes.base64(MadeCertificates.signed(LEAF.getPrivate(), Bytes.utf8(message))));
        headers.put("PAYPAL-CERT-URL", ADDRESS);
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        return headers;
    }

    /// Signed rightly, with the certificate at hand.
    static Delivery delivery(byte[] body) {
        return new Delivery("paypal", headers(WEBHOOK, NOW, body), body, NOW).with(FILE);
    }

    static Reading read(byte[] body) {
        return GATEWAY.read(delivery(body), VERIFIES);
    }

    static byte[] event(String type, String resource) {
        return Bytes.utf8(json("{'id':'WH-MADE1','event_type':'" + type + "','create_time':'2026-03-01T11:59:00Z',"
                + "'summary':'made','resource':" + resource + "}"));
    }

    static Inquiry inquiry(String... otherIds) {
        return inquiry("", otherIds);
    }

    static Inquiry inquiryAt(String baseUrl) {
        return inquiry(baseUrl, new String[0]);
    }

    private static Inquiry inquiry(String baseUrl, String[] otherIds) {
        return new Inquiry(new PaymentKey("paypal", ORDER), List.of(otherIds), baseUrl, CALLS, NOW);
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
