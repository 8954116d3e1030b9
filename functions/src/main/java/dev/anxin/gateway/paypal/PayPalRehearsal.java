package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.SampleDelivery;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.json.Json;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A capture that was completed, signed by the key of a certificate that a root of the rehearsal's own has issued. The
/// JDK's roots stand where that one stands here. They are read too, for a genuine delivery is checked by them.
final class PayPalRehearsal {
    private static final String WEBHOOK = "REHEARSAL";
    private static final String TRANSMISSION = "rehearsal";
    private static final URI ADDRESS = URI.create("https://api.paypal.com/v1/notifications/certs/CERT-rehearsal");

    /// Fresh keys are of one length, and so are their signatures. Both names are too. So a certificate is a
    /// text with four gaps: X.509 version 1 in DER, all of whose lengths are known beforehand.
    private static final String NAME = "messageverificationcerts.paypal.com";
    private static final String ROOT = "rehearsal root for paypal callbacks";
    private static final String COMMON_NAME = "302e312c302a06035504030c23";
    private static final String CERTIFICATE = "308202d4";
    private static final String CONTENT = "308201bc020101";
    private static final String SHA256_WITH_RSA = "300d06092a864886f70d01010b0500";
    private static final String SIGNATURE = "0382010100";

    /// The years 2000 to 2099.
    private static final String VALID = "3022180f" + hex("20000101000000Z") + "180f" + hex("20991231235959Z");

    private PayPalRehearsal() {}

    static SampleDelivery of(Instant now) {
        PayPalCertificates.readRoots();
        var root = Rsa.fresh();
        var own = Rsa.fresh();
        var secrets = List.of(
                PayPalSecret.WEBHOOK + WEBHOOK,
                PayPalSecret.ROOT + Bytes.base64(certificate(ROOT, root, root.getPrivate())));
        var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var body = body(time);
        var page = "-----BEGIN CERTIFICATE-----\n" + Bytes.base64(certificate(NAME, own, root.getPrivate()))
                + "\n-----END CERTIFICATE-----\n";
        return new SampleDelivery(secrets, Map.of(), headers(time, body, own), body, Map.of(ADDRESS, page));
    }

    private static Map<String, String> headers(String time, String body, KeyPair own) {
        var before = String.join("|", TRANSMISSION, time, WEBHOOK, "");
        var message = Bytes.join(Bytes.utf8(before), new PayPalSignature().signed(Bytes.utf8(body)));
        return Map.of(
                PayPalSignature.ID,
                TRANSMISSION,
                PayPalSignature.TIME,
                time,
                PayPalSignature.CERTIFICATE,
                ADDRESS.toString(),
                PayPalSignature.ALGORITHM,
                PayPalSignature.RSA,
                PayPalSignature.SIGNATURE,
                Bytes.base64(Rsa.sign(own.getPrivate(), message)));
    }

    private static String body(String time) {
        var capture = Json.object(
                "id",
                "REHEARSALC",
                "status",
                "COMPLETED",
                "amount",
                Json.object("currency_code", "USD", "value", "10.99"),
                "supplementary_data",
                Json.object("related_ids", Json.object("order_id", "REHEARSAL")));
        return Json.object(
                        "id",
                        "WH-REHEARSAL",
                        "event_type",
                        "PAYMENT.CAPTURE.COMPLETED",
                        "create_time",
                        time,
                        "resource",
                        capture)
                .write();
    }

    /// @param subject [#ROOT] or [#NAME]
    private static byte[] certificate(String subject, KeyPair keys, PrivateKey issuer) {
        var key = HexFormat.of().formatHex(keys.getPublic().getEncoded());
        var content = CONTENT + SHA256_WITH_RSA + name(ROOT) + VALID + name(subject) + key;
        var signature = Rsa.sign(issuer, HexFormat.of().parseHex(content));
        var all = CERTIFICATE
                + content
                + SHA256_WITH_RSA
                + SIGNATURE
                + HexFormat.of().formatHex(signature);
        return HexFormat.of().parseHex(all);
    }

    private static String name(String text) {
        return COMMON_NAME + hex(text);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Bytes.utf8(text));
    }
}
