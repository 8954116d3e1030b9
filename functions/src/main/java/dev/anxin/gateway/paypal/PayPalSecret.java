package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One text of an account's secrets, by what it begins with.
///
/// - `webhook:<id>`: the id that PayPal gave the webhook. It is in every signature, and tells whose callback it is
/// - `root:<base64>`: a root certificate in DER form, which takes the place of the JDK's roots
/// - `certificates:<address>`: where else certificates may stand, without a path: a simulated gateway's own address
/// - `client:<client id>:<secret>`: what tokens are asked for with
sealed interface PayPalSecret {
    String WEBHOOK = "webhook:";
    String ROOT = "root:";
    String CERTIFICATES = "certificates:";
    String CLIENT = "client:";

    Pattern WEBHOOK_ID = Pattern.compile("[0-9A-Z]{1,50}");

    /// Unencrypted only on this machine.
    Pattern PLACE = Pattern.compile("(https://[0-9a-z.-]{1,253}|http://(127\\.0\\.0\\.1|localhost))(:[0-9]{1,5})?");

    Pattern CLIENT_PART = Pattern.compile("[!-~&&[^:]]{1,255}");

    record Webhook(String id) implements PayPalSecret {}

    record Root(X509Certificate certificate) implements PayPalSecret {}

    record Place(String base) implements PayPalSecret {}

    record Client(String id, String secret) implements PayPalSecret {
        @Override
        public String toString() {
            return "Client";
        }
    }

    record Unusable(String problem) implements PayPalSecret {}

    static PayPalSecret of(String text) {
        if (text.startsWith(WEBHOOK)) {
            var id = text.substring(WEBHOOK.length());
            return WEBHOOK_ID.matcher(id).matches()
                    ? new Webhook(id)
                    : new Unusable("a webhook's id is digits and capital letters");
        }
        if (text.startsWith(ROOT)) {
            return root(text.substring(ROOT.length()));
        }
        if (text.startsWith(CERTIFICATES)) {
            var base = text.substring(CERTIFICATES.length());
            return PLACE.matcher(base).matches()
                    ? new Place(base)
                    : new Unusable("it is no https address without a path (http on this machine alone)");
        }
        return text.startsWith(CLIENT)
                ? client(text.split(":", 3))
                : new Unusable(
                        "it begins with none of " + WEBHOOK + ", " + ROOT + ", " + CERTIFICATES + " and " + CLIENT);
    }

    /// All of one kind, in their order.
    static <S extends PayPalSecret> Stream<S> all(List<String> secrets, Class<S> kind) {
        return secrets.stream().map(PayPalSecret::of).filter(kind::isInstance).map(kind::cast);
    }

    private static PayPalSecret root(String base64) {
        try {
            var der = Bytes.ofBase64(base64).orElse(new byte[0]);
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new Root((X509Certificate) read);
        } catch (CertificateException none) {
            return new Unusable("it is no certificate");
        }
    }

    private static PayPalSecret client(String[] parts) {
        return parts.length == 3
                        && CLIENT_PART.matcher(parts[1]).matches()
                        && CLIENT_PART.matcher(parts[2]).matches()
                ? new Client(parts[1], parts[2])
                : new Unusable("it is not " + CLIENT + "<client id>:<secret>");
    }
}
