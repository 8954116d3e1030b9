package dev.anxin.local.product.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.delivery.QueuedEvent;
import dev.anxin.function.DeliverFunction;
import dev.anxin.function.SweepFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.product.SentMessages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Of all messages that bring one event one goes on, whatever dies and whatever comes twice; and none of them
/// is the last.
final class DeliverChainsTest {
    private static final String SECRET = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS1zaG9wMQ=="; // made-for-tests-only-shop1
    private static final AtomicInteger DOCUMENTS = new AtomicInteger();
    private static final int RECEIVES = 5; // then a message lies in the dead letters

    private Instant now = ProductStack.NOON;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SentMessages sqs = new SentMessages();
    private final ExampleShop shop = new ExampleShop(SECRET);
    private final String table = ProductStack.quietLedger("chains-" + UUID.randomUUID());
    private final String secrets = document(Json.object("olepay", Json.object("secrets", secrets())));
    private final DeliverFunction up = function(Map.of("ACCOUNTS_DOCUMENT", accounts(shop.url())));
    private final DeliverFunction down = function(Map.of("ACCOUNTS_DOCUMENT", accounts("no address")));
    private int messages;

    /// @param id as SQS gives it; the same when it comes again
    private record Message(String id, String body) {}

    @AfterEach
    void close() {
        shop.close();
        sqs.close();
    }

    @Test
    void aFunctionThatDiesAfterEverySendingMakesOneChain() {
        var generation = List.of(message(event("c-1")));
        for (int steps = 0; steps < 6; steps++) {
            for (var message : generation) {
                for (int receives = 0; receives < RECEIVES; receives++) {
                    deliver(down, message);
                    now = now.plus(Duration.ofMinutes(3)); // out of sight for so long
                }
            }
            now = now.plus(Duration.ofDays(1)); // whatever it waits for is over
            sweep();
            generation = sent();
            assertThat(generation).as("of each step one message went on").hasSize(steps < 2 ? RECEIVES : 1);
        }
        deliver(up, generation);
        assertThat(shop.received()).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aMessageThatComesTwiceAtOnceIsOneChainAStepLater() {
        var first = message(event("c-2"));
        deliver(down, List.of(first, first)); // one of a batch stands for both
        deliver(down, first);
        var second = sent();
        assertThat(second).hasSize(2);
        now = now.plusSeconds(5);
        second.forEach(message -> deliver(down, message));
        var third = sent();
        now = now.plus(Duration.ofMinutes(5));
        third.forEach(message -> deliver(down, message));
        now = now.plus(Duration.ofMinutes(30));
        sweep();
        assertThat(sent()).hasSize(1);
        assertThat(log()).contains("\"outcome\":\"overtaken\"");
    }

    @Test
    void twoThatAreSentRoundByOneMessageAreOneChain() {
        var first = message(event("c-3"));
        deliver(down, first);
        now = now.plus(Duration.ofMinutes(3));
        deliver(down, first);
        var second = sent();
        assertThat(second).hasSize(2);
        second.forEach(message -> deliver(down, message));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aForkThatComesAfterSuccessIsNotDelivered() {
        var first = message(event("c-4"));
        deliver(down, first);
        now = now.plus(Duration.ofMinutes(3));
        deliver(down, first);
        var forks = sent();
        deliver(down, forks.getFirst());
        var next = sent();
        now = now.plus(Duration.ofMinutes(15));
        deliver(up, forks.getFirst()); // it died after sending, and comes again
        assertThat(shop.received()).hasSize(1);
        deliver(up, forks.getFirst());
        deliver(up, forks.getLast());
        deliver(up, next);
        assertThat(shop.received()).hasSize(1);
        deliver(down, first); // even the first one, dead as often
        deliver(up, sent());
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void deadLettersThatAreMovedBackGoTheirWayAgain() {
        shop.next(410, Map.of());
        var second = failed("c-5");
        deliver(up, second);
        var letter = sqs.take(SentMessages.DEAD_LETTERS).getFirst().body();
        assertThat(QueuedEvent.read(letter).chainStep().isNone()).isTrue();
        deliver(down, message(letter));
        var anew = sent();
        assertThat(anew).hasSize(1);
        now = now.plusSeconds(5);
        deliver(up, second); // of the chain before
        assertThat(shop.received()).hasSize(1);
        deliver(up, anew);
        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void aMessageThatFailedItselfGoesOnWhereItWas() {
        var second = failed("c-6");
        now = now.minusSeconds(5);
        sqs.breakDown(true);
        for (int receives = 0; receives < RECEIVES; receives++) {
            assertThat(deliver(down, second)).isEqualTo(Queued.failed(second.id()));
        }
        sqs.breakDown(false);
        now = now.plusSeconds(5);
        deliver(up, message(second.body())); // as it was, under another id
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void aLaterChainTakesThePlaceOfTheOneBefore() {
        var before = failed("c-7");
        var later = failed("c-7"); // sent again by hand
        deliver(down, later);
        var next = sent();
        assertThat(next).hasSize(1);
        deliver(down, before);
        assertThat(sent()).isEmpty();
        now = now.plus(Duration.ofMinutes(5));
        deliver(up, next);
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void whileTheTableTakesNothingMessagesComeAgainAndFirstAttemptsSucceed() {
        var second = failed("c-8");
        try (var table = LoopbackServer.answering((_, _) -> refused())) {
            var cut = Map.of("AWS_ENDPOINT_URL_DYNAMODB", table.uri().toString());
            var upWithout = function(with(cut, accounts(shop.url())));
            var downWithout = function(with(cut, accounts("no address")));
            assertThat(deliver(upWithout, second)).isEqualTo(Queued.failed(second.id()));
            assertThat(shop.received()).isEmpty();
            var other = message(event("c-9"));
            assertThat(deliver(downWithout, other)).isEqualTo(Queued.failed(other.id()));
            assertThat(sent()).isEmpty();
            assertThat(deliver(upWithout, other)).isEqualTo(Queued.ALL_DONE);
        }
        assertThat(deliver(up, second)).isEqualTo(Queued.ALL_DONE);
        assertThat(shop.received())
                .extracting(ExampleShop.Received::id)
                .containsExactly("olepay/c-9:payment%2Epaid", "olepay/c-8:payment%2Epaid");
    }

    /// What the SDK does not try again by itself: a table that throttles comes to the same, some seconds later.
    private static LoopbackServer.Answer refused() {
        return LoopbackServer.Answer.json(
                400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#AccessDeniedException\",\"message\":\"made\"}");
    }

    /// The message that goes round after a first attempt, when its time has come.
    private Message failed(String reference) {
        deliver(down, message(event(reference)));
        now = now.plusSeconds(5);
        return sent().getFirst();
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

    private Message message(String body) {
        return new Message("message-" + ++messages, body);
    }

    private List<Message> sent() {
        return sqs.take(SentMessages.QUEUE).stream()
                .map(one -> message(one.body()))
                .toList();
    }

    private String deliver(DeliverFunction function, Message message) {
        return deliver(function, List.of(message));
    }

    private static String deliver(DeliverFunction function, List<Message> messages) {
        var records = messages.stream().map(one -> Json.object("messageId", one.id(), "body", one.body()));
        return function.handle(Json.object("Records", Json.array(records))).write();
    }

    private static String event(String reference) {
        return """
                {"schema":"anxin.event/1","id":"olepay/%1$s:payment.paid","type":"payment.paid","about":"",
                 "payment":{"account":"olepay","reference":"%1$s"}}""".formatted(reference);
    }

    private static Json secrets() {
        return Json.array(Stream.of(SECRET));
    }

    private static String accounts(String url) {
        return document(
                Json.object("olepay", Json.object("gateway", "olepay", "merchant", "demo-shop", "eventsUrl", url)));
    }

    private static String document(Json content) {
        return ProductStack.shared()
                .engineClients()
                .secrets()
                .createSecret(request -> request.name("made-for-chains-" + DOCUMENTS.incrementAndGet())
                        .secretString(content.write()))
                .arn();
    }

    private static Map<String, String> with(Map<String, String> variables, String accounts) {
        var all = new HashMap<>(variables);
        all.put("ACCOUNTS_DOCUMENT", accounts);
        return all;
    }

    private DeliverFunction function(Map<String, String> changed) {
        var variables = new HashMap<>(sqs.variable());
        variables.put("TABLE", table);
        variables.put("DUE_SHARDS", "1");
        variables.put("DELIVERIES_QUEUE", SentMessages.QUEUE);
        variables.put("DELIVERIES_DEAD_LETTERS", SentMessages.DEAD_LETTERS);
        variables.put("EVENT_SECRETS_DOCUMENT", secrets);
        variables.put("ALLOW_INTERNAL", "true");
        variables.putAll(changed);
        return new DeliverFunction(new Environment(
                ProductStack.shared().environment("DeliverFunction", variables),
                () -> now,
                new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
