package dev.anxin.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.stripe.StripeSignature;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The public libraries of both schemes sign what we verify, and verify what we sign.
class OraclesTest {
    private static final int MESSAGES = 1_000;
    private static final int TAMPERED = 20;
    private static final long SEED = System.nanoTime();

    private final Random random = new Random(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesWhatStripesLibrarySigns() throws GeneralSecurityException {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = "whsec_" + base64(24);
            var at = instant();
            var body = text();
            var mac = com.stripe.net.Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
            var header = "t=" + at.getEpochSecond() + ",v1=" + mac;

            var delivery = new Delivery("stripe", Map.of("stripe-signature", header), Deliveries.utf8(body), at);
            assertThat(Verification.of(new StripeSignature(), delivery, List.of(secret)))
                    .as("seed %s, message %s", SEED, i)
                    .isInstanceOfSatisfying(
                            Verdict.Genuine.class,
                            genuine -> assertThat(genuine)
                                    .returns(at, Verdict.Genuine::signedAt)
                                    .returns(1, Verdict.Genuine::secret));
        }
    }

    @Test
    void stripesLibraryVerifiesWhatWeSign() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = "whsec_" + base64(24);
            var at = instant();
            var body = text();
            var header = StripeSignature.header(List.of("old " + secret, secret), at, Deliveries.utf8(body));

            assertThat(com.stripe.net.Webhook.Signature.verifyHeader(
                            body, header, secret, 300, Clock.fixed(at, ZoneOffset.UTC)))
                    .as("seed %s, message %s", SEED, i)
                    .isTrue();
        }
    }

    @Test
    void verifiesWhatTheStandardLibrarySigns() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = secret();
            var at = instant();
            var body = text();
            var signature = new Webhook(secret).sign("msg_" + i, at.getEpochSecond(), body);
            var headers = Map.of(
                    "webhook-id",
                    "msg_" + i,
                    "webhook-timestamp",
                    Long.toString(at.getEpochSecond()),
                    "webhook-signature",
                    signature);

            var delivery = new Delivery("olepay", headers, Deliveries.utf8(body), at);
            assertThat(Verification.of(new StandardWebhooks(), delivery, List.of(secret)))
                    .as("seed %s, message %s", SEED, i)
                    .isInstanceOfSatisfying(
                            Verdict.Genuine.class,
                            genuine -> assertThat(genuine)
                                    .returns(at, Verdict.Genuine::signedAt)
                                    .returns(1, Verdict.Genuine::secret));
        }
    }

    /// Its clock cannot be set, so these are signed now.
    @Test
    void theStandardLibraryVerifiesWhatWeSign() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = secret();
            var body = text();
            var headers = StandardWebhooks.headers(
                    List.of(secret(), secret), "msg_" + i, Instant.now(), Deliveries.utf8(body));
            Map<String, List<String>> theirs = new HashMap<>();
            headers.forEach((name, value) -> theirs.put(name, List.of(value)));

            new Webhook(secret).verify(body, theirs);
        }
    }

    @Test
    void refusesABodyWithAnyOneByteChanged() {
        for (int i = 0; i < TAMPERED; i++) {
            byte[] body = Deliveries.utf8(text());
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

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(1, 4_000_000_000L));
    }

    private String secret() {
        return "whsec_" + base64(random.nextInt(24, 65));
    }

    private String base64(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Bytes.base64(key);
    }

    /// Up to 200 characters of all of Unicode, half of it ASCII with its control characters; sometimes
    /// none.
    private String text() {
        return random.ints(random.nextInt(200), 0, 0x110000)
                .map(code -> random.nextBoolean() ? code % 128 : code)
                .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
