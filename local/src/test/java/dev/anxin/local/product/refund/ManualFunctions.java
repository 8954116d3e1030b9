package dev.anxin.local.product.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.Streaks;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.RefundFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.PaymentState;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.Queued;
import dev.anxin.local.product.Streamed;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The functions that refunds pass through, over a table of their own and at a time of the test's own. The test
/// carries the streams and queues between them, so nothing happens that it does not ask for.
final class ManualFunctions {
    private static final String TABLE = "refunds";

    private final Facts facts = new Facts(tables(), TABLE);
    private final Map<PaymentKey, Map<String, AttributeValue>> reacted = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(ProductStack.NOON);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final String refunds = queue("refunds");
    private final Map<String, String> variables = new HashMap<>();
    private final RequestStreamHandler intake;
    private final RequestStreamHandler fold;
    private final RequestStreamHandler react;
    private final RequestStreamHandler check;
    private final RequestStreamHandler refund;

    ManualFunctions(String accounts, String secrets) {
        variables.put("TABLE", ProductStack.quietLedger(TABLE));
        variables.put("REFUNDS_QUEUE", refunds);
        variables.put("WAKES_QUEUE", queue("wakes"));
        variables.put("REFUNDS_DEAD_LETTERS", queue("dead"));
        variables.put("ACCOUNTS_DOCUMENT", document("accounts-" + TABLE, accounts));
        variables.put("CALL_DOCUMENT", document("call-" + TABLE, secrets));
        intake = new IntakeFunction(environment("IntakeFunction", Map.of()));
        fold = new FoldFunction(environment("FoldFunction", Map.of()));
        react = new ReactFunction(environment("ReactFunction", Map.of()));
        check = new CheckFunction(environment("CheckFunction", Map.of()));
        refund = new RefundFunction(environment("RefundFunction", Map.of()));
    }

    private Environment environment(String function, Map<String, String> more) {
        var changed = new HashMap<>(variables);
        changed.putAll(more);
        return ProductStack.surroundings(function, changed, log, now::get);
    }

    /// What was taken from it stays away: longer than any test takes.
    private static String queue(String name) {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName("refund-test-" + name + "-" + System.nanoTime())
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43200")))
                .queueUrl();
    }

    private static String document(String name, String content) {
        return ProductStack.shared()
                .engineClients()
                .secrets()
                .createSecret(request -> request.name(name).secretString(content))
                .arn();
    }

    Instant now() {
        return now.get();
    }

    void setTime(Instant time) {
        now.set(time);
    }

    /// A request of a merchant's server.
    ///
    /// @return the answer as API Gateway gets it
    Json request(String client, String route, Map<String, String> path, Map<String, String> headers, String body)
            throws IOException {
        var claims = Json.object("client_id", client, "scope", "anxin/refunds.write anxin/payments.read");
        var event = Json.object(
                "routeKey", route,
                "headers", texts(headers),
                "requestContext", Json.object("authorizer", Json.object("jwt", Json.object("claims", claims))),
                "pathParameters", texts(path),
                "body", body);
        return ProductStack.invoke(intake, event.write().getBytes(StandardCharsets.UTF_8));
    }

    private static Json texts(Map<String, String> texts) {
        var fields = new LinkedHashMap<String, Json>();
        texts.forEach((name, text) -> fields.put(name, Json.of(text)));
        return new Json.Fields(fields);
    }

    private static DynamoDbClient tables() {
        return ProductStack.shared().engineClients().tables();
    }

    void put(Fact fact) {
        facts.put(fact, Evidence.own(now(), Duration.ofDays(400)));
    }

    /// What is known, with the facts that are not folded yet.
    PaymentState state(PaymentKey key) {
        return PaymentState.of(Payments.read(item(key)).summary().join(facts.sum(key)));
    }

    Balance balance(PaymentKey key) {
        return new Balances(tables(), TABLE).find(key);
    }

    Streaks streaks() {
        return new Streaks(tables(), TABLE);
    }

    private Map<String, AttributeValue> item(PaymentKey key) {
        var partition = AttributeValue.fromS("pay#" + key.account() + "#" + key.reference());
        return tables().getItem(request -> request.tableName(TABLE)
                        .key(Map.of("pk", partition, "sk", AttributeValue.fromS("payment")))
                        .consistentRead(true))
                .item();
    }

    /// Folds a payment's facts and reacts to its item until nothing changes any more.
    void foldAndReact(PaymentKey key) throws IOException {
        fold(key);
        var before = reacted.getOrDefault(key, Map.of());
        for (var after = item(key); !after.equals(before); after = item(key)) {
            react(before, after);
            before = after;
            fold(key);
        }
        reacted.put(key, before);
    }

    /// A change of which nobody has heard yet.
    record Change(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {}

    /// Folds a payment's facts, while the stream of changes stands still.
    Change heldUp(PaymentKey key) throws IOException {
        fold(key);
        return new Change(reacted.getOrDefault(key, Map.of()), item(key));
    }

    void hear(Change change) throws IOException {
        react(change.before(), change.after());
    }

    private void fold(PaymentKey key) throws IOException {
        var parked = Json.object(
                "v", 1, "account", key.account(), "reference", key.reference(), "attempt", 1, "reason", "made");
        expectDone(ProductStack.invoke(fold, Queued.event(parked.write())));
    }

    private void react(Map<String, AttributeValue> before, Map<String, AttributeValue> after) throws IOException {
        expectDone(ProductStack.invoke(react, Streamed.event(before, after)));
    }

    void check(PaymentKey key, Instant due) throws IOException {
        expectDone(ProductStack.invoke(
                check, Queued.event(new Wake(key, due).write().write())));
    }

    /// The messages that wait in the queue of refunds. Each is taken once.
    List<String> refundMessages() {
        var queues = ProductStack.shared().engineClients().queues();
        return Stream.generate(() -> queues.receiveMessage(
                                request -> request.queueUrl(refunds).maxNumberOfMessages(10))
                        .messages())
                .takeWhile(messages -> !messages.isEmpty())
                .flatMap(List::stream)
                .map(Message::body)
                .toList();
    }

    static String refundMessage(PaymentKey key, String refund) {
        return new RefundMessage(key, refund).write().write();
    }

    void refund(String... messages) throws IOException {
        expectDone(ProductStack.invoke(refund, Queued.event(messages)));
    }

    /// Another copy of the function, over a table that dies.
    RequestStreamHandler refundOver(MortalTable mortal) {
        return new RefundFunction(environment("RefundFunction", mortal.variable()));
    }

    private void expectDone(Json answer) {
        assertThat(answer.write()).as(log()).isEqualTo(Queued.ALL_DONE);
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /// The outcomes that were counted for a refund, oldest first.
    List<String> outcomes(String refund) {
        return log().lines()
                .map(Json::parse)
                .filter(line -> line.at("Refunds").exists()
                        && line.at("refund").text().filter(refund::equals).isPresent())
                .map(line -> line.needText("outcome"))
                .toList();
    }
}
