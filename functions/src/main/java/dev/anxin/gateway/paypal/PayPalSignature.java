package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading.Reason;
import dev.anxin.gateway.paypal.PayPalCertificates.Checked;
import dev.anxin.gateway.signature.Claim;
import dev.anxin.gateway.signature.Rsa;
import dev.anxin.gateway.signature.Scheme;
import dev.anxin.gateway.signature.VerificationKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How PayPal signs callbacks: `transmission id|time|webhook id|CRC-32 of the body`, SHA256withRSA, by the key of a
/// certificate whose address it names. The webhook's id is the account's own and never sent. A CRC-32 proves no body:
/// whoever has one genuine callback can write another one with the same.
public final class PayPalSignature implements Scheme {
    public static final String ID = "PAYPAL-TRANSMISSION-ID";
    public static final String TIME = "PAYPAL-TRANSMISSION-TIME";
    public static final String SIGNATURE = "PAYPAL-TRANSMISSION-SIG";
    public static final String CERTIFICATE = "PAYPAL-CERT-URL";
    public static final String ALGORITHM = "PAYPAL-AUTH-ALGO";

    /// The only one that is read here.
    public static final String RSA = "SHA256withRSA";

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]{1,64}");

    /// Callbacks come again for three days, and nobody says that they are signed anew. An old one does no harm: it is
    /// only a reason to ask.
    private static final Duration OLDEST = Duration.ofDays(4);

    /// Where the certificate is that a delivery names, if it may be fetched from there.
    Optional<URI> certificate(Delivery delivery, List<String> secrets) {
        return malformed(delivery).isPresent()
                ? Optional.empty()
                : PayPalCertificates.address(delivery.header(CERTIFICATE).orElseThrow(), secrets);
    }

    @Override
    public Claim claim(Delivery delivery) {
        return claim(delivery, List.of());
    }

    @Override
    public Claim claim(Delivery delivery, List<String> secrets) {
        return malformed(delivery).orElseGet(() -> certified(delivery, secrets));
    }

    private static Optional<Claim> malformed(Delivery delivery) {
        for (String header : List.of(ID, TIME, CERTIFICATE, ALGORITHM, SIGNATURE)) {
            if (delivery.header(header).isEmpty()) {
                return Optional.of(Claim.missing(header));
            }
        }
        if (!delivery.header(ALGORITHM).equals(Optional.of(RSA))) {
            return Optional.of(Claim.malformed(ALGORITHM + " is none that is read here (" + RSA + ")"));
        }
        if (delivery.header(ID).filter(WORD.asMatchPredicate()).isEmpty()) {
            return Optional.of(Claim.malformed(ID + " is none"));
        }
        return time(delivery).isEmpty()
                ? Optional.of(Claim.malformed(TIME + " is no time in ISO 8601"))
                : Optional.empty();
    }

    private static Optional<Instant> time(Delivery delivery) {
        try {
            return delivery.header(TIME).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Claim certified(Delivery delivery, List<String> secrets) {
        if (PayPalCertificates.address(delivery.header(CERTIFICATE).orElseThrow(), secrets)
                .isEmpty()) {
            return new Claim.Broken(
                    Reason.WRONG_CERTIFICATE, CERTIFICATE + " is no address where PayPal's certificates stand");
        }
        if (delivery.certificate().isEmpty()) {
            return new Claim.Broken(
                    Reason.NO_CERTIFICATE, "the certificate that " + CERTIFICATE + " names could not be fetched");
        }
        return switch (PayPalCertificates.check(delivery.certificate().get(), secrets, delivery.at())) {
            case Checked.Own(var key) -> signed(delivery, Bytes.base64(key.getEncoded()));
            case Checked.Foreign(var problem) ->
                new Claim.Broken(Reason.WRONG_CERTIFICATE, "its certificate is not PayPal's: " + problem);
        };
    }

    private static Claim signed(Delivery delivery, String key) {
        var before =
                delivery.header(ID).orElseThrow() + "|" + delivery.header(TIME).orElseThrow() + "|";
        var signature = key + " " + delivery.header(SIGNATURE).orElseThrow();
        var at = time(delivery).orElseThrow().truncatedTo(ChronoUnit.SECONDS);
        return new Claim.Signed(at, before, "", List.of(signature));
    }

    /// In decimal, unsigned.
    @Override
    public byte[] signed(byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        return Bytes.utf8(Long.toString(sum.getValue()));
    }

    @Override
    public Duration oldest() {
        return OLDEST;
    }

    @Override
    public VerificationKey key(String secret) {
        return switch (PayPalSecret.of(secret)) {
            case PayPalSecret.Webhook(var id) ->
                VerificationKey.key(
                        VerificationKey.name(Bytes.utf8(id)),
                        (signatures, message) -> signatures.stream().anyMatch(each -> isSigned(each, id, message)));
            case PayPalSecret.Root _, PayPalSecret.Place _ -> VerificationKey.key("", (_, _) -> false);
            case PayPalSecret.Client _ -> VerificationKey.unusable("it is an app's secret, which verifies nothing");
            case PayPalSecret.Unusable(var problem) -> VerificationKey.unusable(problem);
        };
    }

    /// @param keyed the certificate's key and the signature, both in base64
    /// @param message ends with the CRC-32; the webhook's id belongs before it
    private static boolean isSigned(String keyed, String webhook, byte[] message) {
        var parts = keyed.split(" ", 2);
        var text = new String(message, StandardCharsets.UTF_8);
        var sum = text.lastIndexOf('|') + 1;
        var whole = Bytes.utf8(text.substring(0, sum) + webhook + "|" + text.substring(sum));
        var key = Bytes.ofBase64(parts[0]).flatMap(Rsa::publicKey);
        var signature = Bytes.ofCanonicalBase64(parts[1]);
        return key.isPresent() && signature.isPresent() && Rsa.verifies(key.get(), whole, signature.get());
    }

    @Override
    public Map<String, VerificationKey> misreadings(String secret) {
        return Map.of();
    }
}
