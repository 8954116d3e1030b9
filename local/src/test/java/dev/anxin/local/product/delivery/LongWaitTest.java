package dev.anxin.local.product.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.rights.RecordedUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Through the whole stack, in fast motion: an event that waits for longer than a message can be delayed.
final class LongWaitTest {
    private static final String SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMg=="; // made-for-tests-only-shop2
    private static final Duration ASKED = Duration.ofMinutes(20);
    private static final ExampleShop SHOP = new ExampleShop(SECRET);
    private static final LocalStack STACK = LocalStack.start(StackOptions.of(Path.of("../template.yaml"))
            .withUsage(RecordedUse.ALL)
            .withPace(Pace.times(600))
            .withParameters(Map.of("InternalEvents", "true", "DueShards", "1")) // the sweep of each minute asks each
            .withSecrets(Map.of(
                    "AccountsDocument",
                    "{\"olepay\":{\"gateway\":\"olepay\",\"merchant\":\"demo-shop\",\"clients\":[\"demo-shop\"],\"eventsUrl\":\"%s\"}}"
                            .formatted(SHOP.url()),
                    "VerifySecrets",
                    "{\"olepay\":{\"gateway\":\"olepay\",\"secrets\":[\"%s\"]}}".formatted(ProductStack.OLEPAY_SECRET),
                    "EventSecrets",
                    "{\"olepay\":{\"secrets\":[\"%s\"]}}".formatted(SECRET))));

    @AfterAll
    static void stop() {
        STACK.close();
        SHOP.close();
    }

    @Test
    void theSweepBringsWhatTheShopWantsLater() throws Exception {
        SHOP.next(503, Map.of("Retry-After", Long.toString(ASKED.toSeconds())));
        var payments = new RunningPayments(STACK);
        payments.register("w-1");
        payments.succeeded("w-1");
        await().atMost(Duration.ofMinutes(5)) // only so that it ends: machines differ
                .until(() -> SHOP.received().size() >= 2);
        STACK.awaitIdle(Duration.ofMinutes(1));
        assertThat(SHOP.received()).extracting(ExampleShop.Received::id).containsOnly("olepay/w-1:payment%2Epaid");
        assertThat(SHOP.received()).hasSize(2);
        var sent = SHOP.received().stream()
                .map(received -> Long.parseLong(received.header("Webhook-timestamp")))
                .toList();
        assertThat(Duration.ofSeconds(sent.getLast() - sent.getFirst()))
                .isBetween(ASKED, ASKED.plusMinutes(5)); // the sweep looks each minute
    }
}
