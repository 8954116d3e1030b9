package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.message.RefundMessage;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.RefundFunction;
import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Call;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.simulator.AccountKeys;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Refunds from the wish to the gateway's books, at times of the test's own. The streams and queues between the
/// functions are played by hand, in a table of its own; the gateways are the simulated ones.
final class RefundScene implements AutoCloseable {
    static final Money PRICE = new Money(1099, "USD");

    /// By account: its gateway, and how long its merchant has to fulfil; 0: nothing goes back by itself.
    private static final Map<String, Integer> GRACE =
            Map.of("olepay", 3600, "stripe", 3600, "by-hand", 0, "two-only", 3600);

    private static final String SECRET = "sk_made_for_tests";
    private static final HttpCalls CALLS = new HttpCalls(Duration.ofSeconds(5), 64 * 1024, AddressPolicy.OPEN);

    private final String table;
    private final Map<String, SimulatedGateway> gateways = new HashMap<>();
    private final Map<PaymentKey, Map<String, AttributeValue>> seen = new ConcurrentHashMap<>();
    private final Agenda agenda = new Agenda(Pace.real());
    private final AtomicReference<Instant> now = new AtomicReference<>(ProductStack.NOON);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final String refunds = queue("refunds");
    private final Map<String, String> variables = new HashMap<>();
    private final Facts facts;
    private final RequestStreamHandler intake;
    private final RequestStreamHandler fold;
    private final RequestStreamHandler react;
    private final RequestStreamHandler check;
    private final RequestStreamHandler refund;

    RefundScene(String table) {
        this.table = ProductStack.quietLedger(table);
        at(ProductStack.NOON);
        for (String gateway : List.of("olepay", "stripe")) {
            var words = GatewaySimulators.named(gateway).orElseThrow();
            var keys = new AccountKeys(gateway, words.freshKeys(), SECRET, "");
            gateways.put(gateway, new SimulatedGateway(new SimulatedGateway.Setup(gateway, keys, 0, 1), agenda));
        }
        variables.put("TABLE", table);
        variables.put("REFUNDS_QUEUE", refunds);
        variables.put("WAKES_QUEUE", queue("wakes"));
        variables.put("REFUNDS_DEAD_LETTERS", queue("dead"));
        variables.put("ACCOUNTS_DOCUMENT", secret("accounts-" + table, accounts()));
        variables.put("CALL_DOCUMENT", secret("call-" + table, calls()));
        facts = new Facts(ProductStack.shared().engineClients().tables(), table);
        intake = new IntakeFunction(surroundings("IntakeFunction", Map.of()));
        fold = new FoldFunction(surroundings("FoldFunction", Map.of()));
        react = new ReactFunction(surroundings("ReactFunction", Map.of()));
        check = new CheckFunction(surroundings("CheckFunction", Map.of()));
        refund = new RefundFunction(surroundings("RefundFunction", Map.of()));
    }

    private dev.anxin.function.runtime.Environment surroundings(String function, Map<String, String> more) {
        var changed = new HashMap<>(variables);
        changed.putAll(more);
        return ProductStack.surroundings(function, changed, log, now::get);
    }

    /// Another copy of the function, behind a table that may die.
    RequestStreamHandler refundOver(MortalTable mortal) {
        mortal.diesAfter(Integer.MAX_VALUE);
        return new RefundFunction(surroundings("RefundFunction", mortal.variable()));
    }

    private static String queue(String name) {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName("refund-desk-" + name + "-" + System.nanoTime()))
                .queueUrl();
    }

    private static String secret(String name, Json content) {
        return ProductStack.shared()
                .engineClients()
                .secrets()
                .createSecret(request -> request.name(name).secretString(content.write()))
                .arn();
    }

    private Json accounts() {
        Map<String, Json> accounts = new LinkedHashMap<>();
        GRACE.forEach((account, grace) -> accounts.put(
                account,
                Json.object(
                        "gateway",
                        gatewayOf(account),
                        "merchant",
                        "demo-shop",
                        "clients",
                        Json.array(Stream.of("demo-shop")),
                        "gatewayUrl",
                        gateway(account).uri(),
                        "refundGraceSeconds",
                        grace,
                        "refundsPerHour",
                        account.equals("two-only") ? 2 : 1000,
                        "refundsPerDay",
                        1000)));
        accounts.put(
                "foreign",
                Json.object(
                        "gateway", "olepay", "merchant", "other-shop", "clients", Json.array(Stream.of("other-shop"))));
        return new Json.Fields(accounts);
    }

    private static Json calls() {
        Map<String, Json> secrets = new LinkedHashMap<>();
        GRACE.keySet().forEach(account -> secrets.put(account, Json.object("secrets", Json.array(Stream.of(SECRET)))));
        return new Json.Fields(secrets);
    }

    private static String gatewayOf(String account) {
        return account.equals("stripe") ? "stripe" : "olepay";
    }

    SimulatedGateway gateway(String account) {
        return gateways.getOrDefault(
                gatewayOf(account), gateways.values().iterator().next());
    }

    Instant now() {
        return now.get();
    }

    /// From now on it is this time, for gateways too.
    void at(Instant time) {
        now.set(time);
        agenda.pace().set(time);
    }

    void pass(Duration time) {
        at(now.get().plus(time));
    }

    /// A payment of 10.99 USD that is registered, paid, and holds its order.
    PaymentKey paid(String account, String order) throws Exception {
        return paid(account, order, order);
    }

    PaymentKey paid(String account, String hint, String order) throws Exception {
        var key = opened(account, hint, order);
        gateway(account).happen(key.reference(), GatewayPayment.Status.SUCCEEDED, "");
        hear(key, "paid", new News.Paid(PRICE, PRICE.minor()));
        work(key);
        return key;
    }

    PaymentKey opened(String account, String hint, String order) throws Exception {
        var stripe = gatewayOf(account).equals("stripe");
        var opened = stripe
                ? open(account, "/v1/payment_intents", "amount=1099&currency=usd&metadata[order]=" + hint)
                : open(account, "/payments", "{\"order_id\":\"" + hint + "\",\"amount\":1099,\"currency\":\"USD\"}");
        var key = new PaymentKey(
                account, opened.at(stripe ? "id" : "order_id").text().orElseThrow());
        var body = Json.object(
                "account", account, "reference", key.reference(), "order", order, "amount", 1099, "currency", "USD");
        assertThat(ask("demo-shop", "POST /payments", Map.of(), Map.of(), body.write())
                        .needWhole("statusCode"))
                .isEqualTo(201);
        return key;
    }

    private Json open(String account, String path, String body) {
        var headers = Map.of("Authorization", "Bearer " + SECRET);
        var reply = CALLS.send(Call.post(URI.create(gateway(account).uri() + path), headers, body));
        return Json.parse(((Reply.Answered) reply).body());
    }

    /// The gateway calls back.
    void hear(PaymentKey key, String id, News news) {
        facts.put(Fact.of(key, Fact.Source.CALLBACK, id, now(), news), Evidence.own(now(), Duration.ofDays(400)));
    }

    /// A request of a merchant's server.
    ///
    /// @return the answer as the function gives it
    Json ask(String client, String route, Map<String, String> path, Map<String, String> headers, String body)
            throws IOException {
        var claims = Json.object("client_id", client);
        var event = Json.object(
                "routeKey", route,
                "headers", Json.object(flat(headers)),
                "requestContext", Json.object("authorizer", Json.object("jwt", Json.object("claims", claims))),
                "pathParameters", Json.object(flat(path)),
                "body", body);
        return ProductStack.invoke(intake, event.write().getBytes(StandardCharsets.UTF_8));
    }

    private static Object[] flat(Map<String, String> map) {
        return map.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }

    long order(String order, String wish) throws IOException {
        return ask("demo-shop", "POST /orders/{order}/" + wish, Map.of("order", order), Map.of(), "")
                .needWhole("statusCode");
    }

    /// Asks for a refund by hand.
    Json wish(PaymentKey key, String idempotencyKey, String body) throws IOException {
        return wish("demo-shop", key, Map.of("idempotency-key", idempotencyKey), body);
    }

    Json wish(String client, PaymentKey key, Map<String, String> headers, String body) throws IOException {
        var path = Map.of("account", key.account(), "reference", key.reference());
        return ask(client, "POST /payments/{account}/{reference}/refunds", path, headers, body);
    }

    /// Lets everything happen that follows from what is known.
    void work(PaymentKey key) throws Exception {
        settle(key);
        var due = messages();
        while (!due.isEmpty()) {
            assertThat(ProductStack.invoke(refund, Queued.event(due.toArray(String[]::new)))
                            .write())
                    .as(log())
                    .isEqualTo(Queued.ALL_DONE);
            settle(key);
            due = messages();
        }
    }

    /// Hands a refund's message to a copy of the function.
    Json see(RequestStreamHandler copy, String... messages) throws IOException {
        return ProductStack.invoke(copy, Queued.event(messages));
    }

    RequestStreamHandler refund() {
        return refund;
    }

    /// The next look of the payment's clock, at its time.
    void look(PaymentKey key) throws Exception {
        var due = state(key).alarm().next();
        at(due.isAfter(now()) ? due : now());
        assertThat(ProductStack.invoke(
                                check, Queued.event(new Wake(key, due).write().write()))
                        .write())
                .isEqualTo(Queued.ALL_DONE);
    }

    /// The next look, and all that follows.
    void lookAndWork(PaymentKey key) throws Exception {
        look(key);
        work(key);
    }

    /// What stands in the queue of refunds, each taken.
    List<String> messages() {
        var all = new ArrayList<String>();
        var queues = ProductStack.shared().engineClients().queues();
        var taken = queues.receiveMessage(request -> request.queueUrl(refunds).maxNumberOfMessages(10))
                .messages();
        while (!taken.isEmpty()) {
            taken.forEach(message -> all.add(message.body()));
            taken = queues.receiveMessage(request -> request.queueUrl(refunds).maxNumberOfMessages(10))
                    .messages();
        }
        return all;
    }

    static String message(PaymentKey key, String refund) {
        return new RefundMessage(key, refund).write().write();
    }

    /// Carries a payment's facts to its item, and on to react, until nothing more changes.
    void settle(PaymentKey key) throws Exception {
        fold(key);
        var before = seen.getOrDefault(key, Map.of());
        while (!before.equals(item(key, "payment"))) {
            var after = item(key, "payment");
            react(before, after);
            before = after;
            fold(key);
        }
        seen.put(key, before);
    }

    private void fold(PaymentKey key) throws IOException {
        var facts = Json.object(
                "v", 1, "account", key.account(), "reference", key.reference(), "attempt", 1, "reason", "made");
        assertThat(ProductStack.invoke(fold, Queued.event(facts.write())).write())
                .isEqualTo(Queued.ALL_DONE);
    }

    private void react(Map<String, AttributeValue> before, Map<String, AttributeValue> after) throws IOException {
        Map<String, Json> change = new LinkedHashMap<>();
        change.put("Keys", Json.object("pk", image(after).at("pk")));
        change.put("NewImage", image(after));
        change.put("SequenceNumber", Json.of("1"));
        if (!before.isEmpty()) {
            change.put("OldImage", image(before));
        }
        var event = Json.object("Records", Json.array(Stream.of(Json.object("dynamodb", new Json.Fields(change)))));
        assertThat(ProductStack.invoke(react, event.write().getBytes(StandardCharsets.UTF_8))
                        .write())
                .as(log())
                .isEqualTo(Queued.ALL_DONE);
    }

    private static Json image(Map<String, AttributeValue> item) {
        Map<String, Json> image = new LinkedHashMap<>();
        item.forEach((name, value) ->
                image.put(name, value.s() == null ? Json.object("N", value.n()) : Json.object("S", value.s())));
        return new Json.Fields(image);
    }

    private static String partition(PaymentKey key) {
        return "pay#" + key.account() + "#" + key.reference();
    }

    private Map<String, AttributeValue> item(PaymentKey key, String sort) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .getItem(request -> request.tableName(table)
                        .key(Map.of(
                                "pk", AttributeValue.fromS(partition(key)),
                                "sk", AttributeValue.fromS(sort)))
                        .consistentRead(true))
                .item();
    }

    PaymentState state(PaymentKey key) {
        return PaymentState.of(Payments.read(item(key, "payment")).summary().join(facts.sum(key)));
    }

    Refund refund(PaymentKey key, String id) {
        var refund = state(key).summary().refunds().entries().get(id);
        assertThat(refund).as("%s of %s", id, key).isNotNull();
        return java.util.Objects.requireNonNull(refund);
    }

    Balance balance(PaymentKey key) {
        return new Balances(ProductStack.shared().engineClients().tables(), table).find(key);
    }

    /// What left for the customer by refunds that we asked for, by the gateway's own books.
    List<Movement> moved(PaymentKey key) {
        return gateway(key.account()).moneyMoved(key.reference()).stream()
                .filter(movement -> movement.kind() == Movement.Kind.REFUND)
                .toList();
    }

    String table() {
        return table;
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

    @Override
    public void close() {
        gateways.values().forEach(SimulatedGateway::close);
        agenda.close();
    }
}
