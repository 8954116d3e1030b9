package dev.anxin.local.product.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.anxin.aws.table.DueIndex;
import dev.anxin.function.DeliverFunction;
import dev.anxin.function.SweepFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.product.SentMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

/// The function by itself: its shop answers as it is told to, and its clock stands still until it is moved.
final class DeliverTest {
    private static final String SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMQ=="; // made-for-tests-only-shop1
    private static final String NEXT_SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMg=="; // made-for-tests-only-shop2
    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SentMessages sqs = new SentMessages();
    private final ExampleShop shop = new ExampleShop(SECRET);
    private final String secrets =
            document("{\"olepay\":{\"secrets\":[\"%s\",\"%s\"]}}".formatted(SECRET, NEXT_SECRET));
    private final String accounts = document("{}");
    private final String table = ProductStack.quietLedger("deliver-" + UUID.randomUUID());
    private Instant now = ProductStack.NOON;

    @AfterEach
    void close() {
        shop.close();
        sqs.close();
    }

    @Test
    void signsWithEverySecretAndSendsWhatWasPublished() throws Exception {
        configure(shop.url());
        assertThat(deliver(function(), event("d-1"))).isEqualTo(Queued.ALL_DONE);
        var got = shop.received().getFirst();
        assertThat(got.body()).isEqualTo(event("d-1"));
        assertThat(got.id()).isEqualTo("olepay/d-1:payment%2Epaid");
        assertThat(got.header("Content-type")).isEqualTo("application/json");
        assertThat(got.header("Webhook-timestamp")).isEqualTo(Long.toString(now.getEpochSecond()));
        var official = new Webhook(SECRET).sign(got.id(), now.getEpochSecond(), got.body()) + " "
                + new Webhook(NEXT_SECRET).sign(got.id(), now.getEpochSecond(), got.body());
        assertThat(got.header("Webhook-signature")).isEqualTo(official);
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        assertThat(log()).contains("\"outcome\":\"delivered\"").doesNotContain(shop.url(), "whsec_");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void every2xxIsDelivered(int status) throws IOException {
        configure(shop.url());
        shop.next(status, Map.of());
        deliver(function(), event("d-2"));
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        assertThat(sqs.take(SentMessages.DEAD_LETTERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, '', 5",
        "400, '', 5",
        "401, 60, 5",
        "404, '', 5",
        "500, '', 5",
        "502, '', 5",
        "429, '', 5",
        "429, 3, 5",
        "429, 60, 60",
        "503, 'Sun, 01 Mar 2026 12:01:00 GMT', 60",
    })
    void everythingElseIsTriedAgain(int status, String retryAfter, long seconds) throws IOException {
        configure(shop.url());
        shop.next(status, retryAfter.isEmpty() ? Map.of() : Map.of("retry-after", retryAfter));
        assertThat(deliver(function(), event("d-3"))).isEqualTo(Queued.ALL_DONE);
        var again = sqs.take(SentMessages.QUEUE);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().delay()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(again.getFirst().group()).as("its account's").isEqualTo("olepay");
        assertThat(Json.parse(again.getFirst().body()).needWhole("attempt")).isEqualTo(2);
        assertThat(log()).contains("\"outcome\":\"failed\"", "answered " + status);
    }

    @Test
    void waitsForAnHourAtMost() throws IOException {
        configure(shop.url());
        shop.next(503, Map.of("retry-after", "7200"));
        deliver(function(), event("d-4"));
        now = now.plus(Duration.ofHours(1)).minusSeconds(1);
        sweep();
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        now = now.plusSeconds(1);
        sweep();
        var again = sqs.take(SentMessages.QUEUE).getFirst();
        assertThat(Json.parse(again.body()).needInstant("notBefore")).isEqualTo("2026-03-01T13:00:00Z");
    }

    @Test
    void aMessageOfAVersionThatWaitedByMessagesAloneGoesOn() throws IOException {
        configure(shop.url());
        var later = now.plus(Duration.ofHours(20));
        var old = Json.object(
                "v", 1, "attempt", 8, "notBefore", later, "step", 1_000_070, "sender", "m7", "event", event("d-16"));
        deliver(function(), old.write());
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        now = later;
        sweep();
        deliver(function(), sqs.take(SentMessages.QUEUE).getFirst().body());
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void whatTheSweepLosesItSendsAnHourLaterAndNoLongerWhenItsMessageGoesOn() throws IOException {
        configure(shop.url());
        shop.next(503, Map.of("retry-after", "1800"));
        deliver(function(), event("d-17"));
        now = now.plusSeconds(1800);
        sqs.breakDown(true);
        assertThatThrownBy(this::sweep).isInstanceOf(SdkException.class);
        sqs.breakDown(false);
        sweep();
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        now = now.plusSeconds(3660); // the sweep looks for what is a minute past
        sweep();
        var sent = sqs.take(SentMessages.QUEUE);
        assertThat(sent).hasSize(1);
        deliver(function(), sent.getFirst().body());
        assertThat(shop.received()).hasSize(2);
        now = now.plus(Duration.ofDays(1));
        sweep();
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
    }

    @Test
    void goneEndsIt() throws IOException {
        configure(shop.url());
        shop.next(410, Map.of());
        deliver(function(), event("d-5"));
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        var dead = sqs.take(SentMessages.DEAD_LETTERS);
        assertThat(dead).hasSize(1);
        assertThat(Json.parse(dead.getFirst().body()).needText("reason"))
                .isEqualTo("answered 410: it wants no more events");
    }

    @Test
    void triesTenTimesOverThreeDaysUnderOneIdAndThenGivesUpWithTheReason() throws IOException {
        configure(shop.url());
        var function = function();
        var tried = new ArrayList<Instant>();
        var dueIndex = new DueIndex(ProductStack.shared().engineClients().tables(), table, 1);
        int hops = 0;
        var next = List.of(new SentMessages.Sent(SentMessages.QUEUE, "", event("d-6"), Duration.ZERO));
        while (!next.isEmpty()) {
            assertThat(next).hasSize(1);
            now = now.plus(next.getFirst().delay());
            var before = shop.received().size();
            shop.next(500, Map.of());
            deliver(function, next.getFirst().body());
            if (shop.received().size() > before) {
                tried.add(now);
            }
            next = sqs.take(SentMessages.QUEUE);
            var waiting = dueIndex.until(now.plus(Duration.ofDays(2))).findFirst();
            if (waiting.isPresent()) {
                now = waiting.get().due();
                sweep();
                next = sqs.take(SentMessages.QUEUE);
            }
            hops++;
        }
        // The breaker spares the shop nothing here: its half minute is over before each attempt.
        assertThat(tried)
                .map(Instant::toString)
                .containsExactly(
                        "2026-03-01T12:00:00Z",
                        "2026-03-01T12:00:05Z",
                        "2026-03-01T12:05:05Z",
                        "2026-03-01T12:35:05Z",
                        "2026-03-01T14:35:05Z",
                        "2026-03-01T19:35:05Z",
                        "2026-03-02T05:35:05Z",
                        "2026-03-02T19:35:05Z",
                        "2026-03-03T15:35:05Z",
                        "2026-03-04T15:35:05Z");
        assertThat(hops).isEqualTo(10);
        assertThat(shop.received()).extracting(ExampleShop.Received::id).containsOnly("olepay/d-6:payment%2Epaid");
        assertThat(shop.received()).extracting(ExampleShop.Received::body).containsOnly(event("d-6"));
        var dead = Json.parse(sqs.take(SentMessages.DEAD_LETTERS).getFirst().body());
        assertThat(dead.needText("reason")).isEqualTo("answered 500");
        assertThat(dead.needWhole("attempt")).isEqualTo(10);

        now = now.plus(Duration.ofMinutes(1)); // the shop is not spared any more
        deliver(function, dead.write()); // moved back
        assertThat(shop.received().getLast().id()).isEqualTo("olepay/d-6:payment%2Epaid");
        assertThat(shop.received()).hasSize(11);
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var elsewhere = new ExampleShop(SECRET)) {
            configure(shop.url());
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                shop.next(status, Map.of("location", elsewhere.url()));
                deliver(function(), event("d-7"));
            }
            assertThat(shop.received()).hasSize(5);
            assertThat(elsewhere.received()).isEmpty();
        }
        assertThat(sqs.take(SentMessages.QUEUE)).hasSize(5);
    }

    @Test
    void aShopThatIsDownOrNeverAnswersIsTriedAgain() throws IOException {
        var enough = new CountDownLatch(1);
        configure(shop.url());
        shop.next(_ -> await(enough));
        deliver(new DeliverFunction(surroundings(Map.of()), Duration.ofMillis(300)), event("d-8"));
        enough.countDown();
        assertThat(log()).contains("no answer within");
        shop.close();
        deliver(function(), event("d-8"));
        assertThat(log()).contains("no answer: ConnectException");
        assertThat(sqs.take(SentMessages.QUEUE)).hasSize(2);
    }

    @Test
    void aYesThatGoesOnForTenMegabytesIsAYes() throws IOException {
        configure(shop.url());
        shop.next(exchange -> LoopbackServer.send(exchange, 200, new byte[10_000_000]));
        deliver(function(), event("d-9"));
        assertThat(log()).contains("\"outcome\":\"delivered\"");
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
    }

    @Test
    void internalAddressesAreNotCalledAndACorrectedOneDelivers() throws IOException {
        configure("https://169.254.169.254/latest/meta-data");
        var strict = new DeliverFunction(surroundings(Map.of("ALLOW_INTERNAL", "false")));
        deliver(strict, event("d-10"));
        configure(shop.url()); // loopback without TLS
        deliver(new DeliverFunction(surroundings(Map.of("ALLOW_INTERNAL", "false"))), event("d-10"));
        assertThat(log()).contains("it points to an internal address", "its address is not https");
        assertThat(shop.received()).isEmpty();
        var again = sqs.take(SentMessages.QUEUE);
        assertThat(again).hasSize(2);
        now = now.plus(again.getFirst().delay());
        deliver(function(), again.getFirst().body());
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void whoHasNoUrlGetsNothingAndIsCounted() throws IOException {
        put(accounts, "{\"olepay\":{\"gateway\":\"olepay\",\"merchant\":\"demo-shop\"}}");
        assertThat(deliver(function(), event("d-11"))).isEqualTo(Queued.ALL_DONE);
        assertThat(log()).contains("\"outcome\":\"dropped\"", "the account has no eventsUrl");
        assertThat(sqs.take(SentMessages.QUEUE)).isEmpty();
        assertThat(sqs.take(SentMessages.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void whatIsNotConfiguredRightIsSaidAndLookedAtAgain() throws IOException {
        configure(shop.url());
        put(secrets, "{}");
        fails("the account has an eventsUrl, but no secret in EventSecrets");
        put(secrets, "{\"olepay\":{\"secrets\":[\"whsec_dG9vLXNob3J0\"]}}");
        fails("it cannot be signed: the secret is not usable: a secret has 24 to 64 bytes, this one 9");
        put(secrets, "{\"olepay\":{\"secrets\":[\"%s\"]}}".formatted(SECRET));
        configure("https://made.example/a b?key=made-secret");
        fails("the account's eventsUrl is no address");
        configure("nonsense");
        fails("the account's eventsUrl is no address");
        put(accounts, "{\"olepay\":{\"merchant\":7}}");
        fails("the entry of account olepay");
        assertThat(log()).doesNotContain("made-secret", SECRET);
        assertThat(shop.received()).isEmpty();
    }

    private void fails(String reason) throws IOException {
        assertThat(deliver(function(), event("d-12"))).isEqualTo(Queued.ALL_DONE);
        assertThat(sqs.take(SentMessages.QUEUE)).hasSize(1);
        assertThat(log()).contains("\"outcome\":\"failed\"", reason);
    }

    @Test
    void aDeadShopIsSparedAndHoldsNobodyUp() throws IOException {
        configure(shop.url());
        var function = function();
        for (int i = 0; i < 5; i++) {
            shop.next(500, Map.of());
            deliver(function, event("d-13-" + i));
        }
        deliver(function, event("d-13-spared"), event("d-13-spared").replace("olepay", "other"));
        assertThat(shop.received()).as("the other account's came through").hasSize(6);
        assertThat(log()).contains("not tried: the attempts before failed one after the other");
        var last = Json.object("v", 1, "attempt", 10, "notBefore", now, "event", event("d-13-last"));
        deliver(function, last.write());
        assertThat(shop.received()).as("the last attempt is made").hasSize(7);
    }

    @Test
    void whatNobodyCanReadIsGivenUpAtOnceAndItsNeighboursGoOn() throws IOException {
        configure(shop.url());
        var future = "{\"v\":9,\"attempt\":1}";
        assertThat(deliver(function(), "hello", event("d-14"), future)).isEqualTo(Queued.ALL_DONE);
        assertThat(shop.received()).hasSize(1);
        var dead = sqs.take(SentMessages.DEAD_LETTERS).stream()
                .map(sent -> Json.parse(sent.body()))
                .toList();
        assertThat(dead).extracting(letter -> letter.needText("unreadable")).containsExactlyInAnyOrder("hello", future);
        assertThat(dead)
                .extracting(letter -> letter.needText("reason"))
                .anyMatch(reason -> reason.contains("of another version (9, we know 1)"));
    }

    @Test
    void whatCannotBeSentRoundAgainComesAgainAndSaysTheSame() throws IOException {
        configure(shop.url());
        var function = function();
        shop.next(500, Map.of());
        sqs.breakDown(true);
        assertThat(deliver(function, event("d-15"), "hello")).isEqualTo(Queued.failed("m0", "m1"));
        sqs.breakDown(false);
        shop.next(500, Map.of());
        assertThat(deliver(function, event("d-15"))).isEqualTo(Queued.ALL_DONE);
        // Killed after it was sent round, before it was deleted: it comes once more. See DeliverChainsTest.
        deliver(function, event("d-15"));
        assertThat(shop.received()).hasSize(3);
        assertThat(shop.received()).extracting(ExampleShop.Received::id).containsOnly("olepay/d-15:payment%2Epaid");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(String reference) {
        return """
                {"schema":"anxin.event/1","id":"olepay/%1$s:payment.paid","type":"payment.paid","about":"",
                 "payment":{"account":"olepay","reference":"%1$s"}}""".formatted(reference);
    }

    private void configure(String url) {
        var entry = Json.object("gateway", "olepay", "merchant", "demo-shop", "eventsUrl", url);
        var both = Json.object("olepay", entry, "other", entry).write();
        put(accounts, both);
        put(
                secrets,
                "{\"olepay\":{\"secrets\":[\"%1$s\",\"%2$s\"]},\"other\":{\"secrets\":[\"%1$s\"]}}"
                        .formatted(SECRET, NEXT_SECRET));
    }

    private static String document(String text) {
        return ProductStack.shared()
                .engineClients()
                .secrets()
                .createSecret(request -> request.name("made-for-deliver-" + DOCUMENTS.incrementAndGet())
                        .secretString(text))
                .arn();
    }

    private static void put(String document, String text) {
        ProductStack.shared()
                .engineClients()
                .secrets()
                .putSecretValue(request -> request.secretId(document).secretString(text));
    }

    /// A new one, that has read its documents anew.
    private DeliverFunction function() {
        return new DeliverFunction(surroundings(Map.of()));
    }

    private Environment surroundings(Map<String, String> changed) {
        var variables = new HashMap<>(sqs.variable());
        variables.put("TABLE", table);
        variables.put("DUE_SHARDS", "1");
        variables.put("DELIVERIES_QUEUE", SentMessages.QUEUE);
        variables.put("DELIVERIES_DEAD_LETTERS", SentMessages.DEAD_LETTERS);
        variables.put("ACCOUNTS_DOCUMENT", accounts);
        variables.put("EVENT_SECRETS_DOCUMENT", secrets);
        variables.put("ALLOW_INTERNAL", "true");
        variables.putAll(changed);
        return new Environment(
                ProductStack.shared().environment("DeliverFunction", variables),
                () -> now,
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /// What waits in the table, sent a minute after its time has come.
    private void sweep() {
        var variables = new HashMap<>(sqs.variable());
        variables.put("TABLE", table);
        variables.put("DUE_SHARDS", "1");
        variables.put("DELIVERIES_QUEUE", SentMessages.QUEUE);
        new SweepFunction(ProductStack.surroundings("SweepFunction", variables, log, () -> now.plusSeconds(60)))
                .handle(Json.object());
    }

    private static String deliver(DeliverFunction function, String... bodies) throws IOException {
        return ProductStack.invoke(function, Queued.event(bodies)).write();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
