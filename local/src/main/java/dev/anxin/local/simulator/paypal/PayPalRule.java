package dev.anxin.local.simulator.paypal;

import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.SignatureRule;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// What PayPal's signature covers: the transmission's id and time, the webhook's id, and a CRC-32 of the body. Without
/// the address of the certificate and the algorithm nobody can check it, though neither is signed.
final class PayPalRule implements SignatureRule {
    @Override
    public boolean isSame(Callback genuine, Callback other) {
        return sum(genuine.body()) == sum(other.body())
                && Stream.of(
                                "PAYPAL-TRANSMISSION-ID",
                                "PAYPAL-TRANSMISSION-TIME",
                                "PAYPAL-CERT-URL",
                                "PAYPAL-AUTH-ALGO",
                                "PAYPAL-TRANSMISSION-SIG")
                        .allMatch(name -> genuine.hasHeaderOf(other, name));
    }

    /// Anybody can write another body with the same CRC-32.
    @Override
    public boolean provesBody() {
        return false;
    }

    /// As long as it sends again (developer.paypal.com/api/rest/webhooks/rest), for nobody says that it signs anew.
    @Override
    public Duration sendsFor() {
        return Duration.ofDays(3);
    }

    static long sum(byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        return sum.getValue();
    }
}
