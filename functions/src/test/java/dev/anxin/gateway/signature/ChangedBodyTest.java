package dev.anxin.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.stripe.StripeSignature;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A signature is over every byte, and over no other.
final class ChangedBodyTest {
    private static final int BODIES = 20;
    private static final int LENGTH = 150;
    private static final long SEED = System.nanoTime();

    private final Random random = new Random(SEED);

    @Test
    void refusesABodyWithAnyOneByteChanged() {
        for (int i = 0; i < BODIES; i++) {
            byte[] body = new byte[LENGTH];
            random.nextBytes(body);
            var stripe = Deliveries.stripe(body);
            var olepay = Deliveries.olepay(body);
            for (int at = 0; at < body.length; at++) {
                byte[] changed = body.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                assertRefused(new StripeSignature(), stripe, changed);
                assertRefused(new StandardWebhooks(), olepay, changed);
            }
            assertRefused(new StripeSignature(), stripe, Bytes.join(body, new byte[] {'\n'}));
            assertRefused(new StandardWebhooks(), olepay, Bytes.join(body, new byte[] {0}));
        }
    }

    private static void assertRefused(Scheme scheme, Delivery signed, byte[] body) {
        var changed = new Delivery(signed.account(), signed.headers(), body, signed.at());
        assertThat(Verification.of(scheme, changed, Deliveries.secrets(signed.account())))
                .as("seed %s", SEED)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reading.Reason.WRONG_SIGNATURE));
    }
}
