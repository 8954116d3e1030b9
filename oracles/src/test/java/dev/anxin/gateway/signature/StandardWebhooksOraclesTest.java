package dev.anxin.gateway.signature;

import static dev.anxin.gateway.MadeMessages.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.MadeMessages;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The library of Standard Webhooks, which OlePay's scheme is, signs what we verify, and verifies what we sign.
final class StandardWebhooksOraclesTest {
    private static final long SEED = System.nanoTime();

    private final MadeMessages made = new MadeMessages(SEED);

    @AfterAll
    static void printTheSeed() {
        System.out.println("oracles of Standard Webhooks: " + MESSAGES + " messages each way, seed " + SEED);
    }

    @Test
    void verifiesWhatTheirLibrarySigns() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = made.secret();
            var at = made.instant();
            var body = made.text();
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
    void theirLibraryVerifiesWhatWeSign() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var secret = made.secret();
            var body = made.text();
            var headers = StandardWebhooks.headers(
                    List.of(made.secret(), secret), "msg_" + i, Instant.now(), Deliveries.utf8(body));
            Map<String, List<String>> theirs = new HashMap<>();
            headers.forEach((name, value) -> theirs.put(name, List.of(value)));

            new Webhook(secret).verify(body, theirs);
        }
    }
}
