package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.Wake;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.SweepFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.local.engine.Inbox;
import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Drives checks and sweeps by hand, at times of the test's own: the shared stack's clock is far behind them,
/// so its own check does not interfere. Wakes go to a queue of the test's own.
final class Checking {
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final String wakes = queue("wakes");
    private final String deadLetters = queue("dead");
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CheckFunction check;
    private final SweepFunction sweep;
    private Instant now = Instant.now();

    Checking() {
        this(Map.of());
    }

    /// @param broken variables of the check that lead nowhere
    Checking(Map<String, String> broken) {
        var changed = new HashMap<>(Map.of("WAKES_QUEUE", wakes, "WAKES_DEAD_LETTERS", deadLetters));
        changed.putAll(broken);
        check = new CheckFunction(ProductStack.surroundings("CheckFunction", changed, log, () -> now));
        sweep = new SweepFunction(
                ProductStack.surroundings("SweepFunction", Map.of("WAKES_QUEUE", wakes), log, () -> now));
    }

    private static String queue(String name) {
        var unique = "test-" + name + "-" + UUID.randomUUID();
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName(unique))
                .queueUrl();
    }

    /// Registers a payment of 10.99 USD whose customer can pay for half an hour.
    ///
    /// @return when the gateway is asked first
    static Instant register(PaymentKey key) throws Exception {
        return register(key, "");
    }

    /// @param more fields, each after a comma
    static Instant register(PaymentKey key, String more) throws Exception {
        var body = """
                {"account":"%1$s","reference":"%2$s","order":"o-%2$s","amount":1099,"currency":"USD","locale":"en"%3$s}""".formatted(key.account(), key.reference(), more);
        var answer = ProductStack.post(
                "/payments", ProductStack.asMerchant(ProductStack.MERCHANT), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        ProductStack.shared().awaitIdle(IDLE);
        return Json.parse(answer.body()).needInstant("nextCheckAt");
    }

    /// Wakes it for `due` at that time, and lets the stack work out what follows.
    void check(PaymentKey key, Instant due, Instant at) throws Exception {
        assertThat(handle(new Wake(key, due).write().write(), at)).as(log()).isTrue();
        ProductStack.shared().awaitIdle(IDLE);
    }

    /// @return whether the message is done with
    boolean handle(String body, Instant at) throws Exception {
        return unfinished(at, body).isEmpty();
    }

    /// Hands over messages of one batch, numbered `m-0`, `m-1` ...
    ///
    /// @return those that must come again
    List<String> unfinished(Instant at, String... bodies) throws Exception {
        now = at;
        var messages = IntStream.range(0, bodies.length)
                .mapToObj(i -> Json.object("messageId", "m-" + i, "eventSource", "aws:sqs", "body", bodies[i]));
        var event = Json.object("Records", Json.array(messages)).write().getBytes(StandardCharsets.UTF_8);
        return ProductStack.invoke(check, event).at("batchItemFailures").elements().stream()
                .map(failure -> failure.needText("itemIdentifier"))
                .toList();
    }

    /// @return how many were woken
    long sweep(Instant at) throws Exception {
        now = at;
        return ProductStack.invoke(sweep, "{}".getBytes(StandardCharsets.UTF_8)).needWhole("woken");
    }

    /// The wakes that were sent, and are not delayed.
    List<Wake> sent() {
        return take(wakes).stream().map(Checking::wake).toList();
    }

    private static Wake wake(Message message) {
        var wake = Wake.read(message.body());
        assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .as("the group is the account")
                .isEqualTo(wake.payment().account());
        return wake;
    }

    List<String> deadLetters() {
        return take(deadLetters).stream().map(Message::body).toList();
    }

    private static List<Message> take(String queue) {
        var all = Stream.<Message>builder();
        var taken = receive(queue);
        while (!taken.isEmpty()) {
            taken.forEach(all::add);
            taken = receive(queue);
        }
        return all.build().toList();
    }

    private static List<Message> receive(String queue) {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// How many wakes wait for their delay to pass.
    String delayed() {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(wakes).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessagesDelayed", "");
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    static Json state(PaymentKey key) throws Exception {
        var answer = ProductStack.get("/payments/" + key, ProductStack.asMerchant(ProductStack.MERCHANT));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    /// The ids of all that was published about a payment.
    static List<String> published(PaymentKey key) {
        return ProductStack.shared().inbox().messages().stream()
                .map(Inbox.Message::text)
                .filter(text -> text.startsWith("{")) // other tests' text messages are none of these
                .map(text -> Json.parse(text).needText("id"))
                .filter(id -> id.startsWith(key + ":"))
                .toList();
    }

    /// The keys of a payment's facts from checks.
    static List<String> facts(PaymentKey key) {
        return facts("pay#" + key.account() + "#" + key.reference(), Fact.Source.CHECK);
    }

    /// The sort keys of a partition's facts from one source.
    static List<String> facts(String partition, Fact.Source source) {
        var prefix = "fact#" + source.name().toLowerCase(Locale.ROOT) + "#";
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(ProductStack.shared().physical("Ledger"))
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix))))
                .items()
                .stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .toList();
    }
}
