package dev.anxin.local.product.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.message.Wake;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.KeptAttributes;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.SupportFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.local.product.ProductStack;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/// The routes of the staff and of merchants, over one table, at a time of the test's own.
///
/// `all` is seen by every role, `agents` by agents alone, `unnamed` by nobody; `foreign` is another merchant's, with a
/// staff of its own. `broken` has an entry that cannot be used.
final class SupportDesk {
    static final Money PRICE = new Money(1099, "USD");
    static final String PAYMENT = "/support/payments/{account}/{reference}";

    private static final Duration KEEP = Duration.ofDays(30);
    private static final String ACCOUNTS = """
            {"all":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"],"staff":["agent","supervisor","auditor"]},
             "agents":{"gateway":"stripe","merchant":"demo-shop","clients":["demo-shop"],"staff":["agent"]},
             "unnamed":{"gateway":"olepay","merchant":"demo-shop","clients":["demo-shop"]},
             "foreign":{"gateway":"olepay","merchant":"other-shop","clients":["other-shop"],"staff":["others"]},
             "broken":{"merchant":7,"staff":["agent"]}}""";

    private final String table;
    private final Facts facts;
    private final String wakes;
    private final AtomicReference<Instant> now = new AtomicReference<>(ProductStack.NOON);
    private final RequestStreamHandler support;
    private final RequestStreamHandler intake;

    /// @param name of its table
    SupportDesk(String name) {
        var clients = ProductStack.shared().engineClients();
        table = ProductStack.quietLedger(name);
        facts = new Facts(clients.tables(), table);
        wakes = clients.queues().createQueue(request -> request.queueName(name)).queueUrl();
        var accounts = clients.secrets()
                .createSecret(request -> request.name(name).secretString(ACCOUNTS))
                .arn();
        var changed = Map.of("TABLE", table, "ACCOUNTS_DOCUMENT", accounts);
        var withQueue = Map.of("TABLE", table, "ACCOUNTS_DOCUMENT", accounts, "WAKES_QUEUE", wakes);
        var quiet = OutputStream.nullOutputStream();
        support = new SupportFunction(ProductStack.surroundings("SupportFunction", withQueue, quiet, now::get));
        intake = new IntakeFunction(ProductStack.surroundings("IntakeFunction", changed, quiet, now::get));
    }

    record Answer(long status, Json body) {
        String reason() {
            return body.at("reason").text().orElse("");
        }
    }

    /// Somebody by the token that they bring.
    record Person(String subject, String group) {
        static final Person AGENT = new Person("made-agent", "agent");
    }

    void setTime(Instant time) {
        now.set(time);
    }

    Instant now() {
        return now.get();
    }

    /// A payment that is registered and paid.
    PaymentKey paid(String account, String reference) {
        var key = new PaymentKey(account, reference);
        var registration = new Registration(
                now(),
                "demo-shop",
                reference,
                PRICE,
                "customer",
                "en",
                "UTC",
                now().plusSeconds(1800),
                "",
                Terms.DEFAULT);
        hear(key, new News.Registered(registration));
        hear(key, new News.Paid(PRICE, PRICE.minor()));
        return key;
    }

    void hear(PaymentKey key, News news) {
        var fact = Fact.of(key, Fact.Source.CALLBACK, now() + ":" + news, now(), news);
        facts.put(fact, Evidence.own(now(), KEEP));
    }

    Answer call(Person person, String route, PaymentKey key, Map<String, String> headers, String body)
            throws IOException {
        var claims = Json.object(
                "sub", person.subject(), "scope", "support/use", "cognito:groups", "[" + person.group() + "]");
        return call(support, claims, route, key, headers, body);
    }

    Answer review(Person person, PaymentKey key, Json body) throws IOException {
        return call(person, "POST " + PAYMENT + "/review", key, Map.of(), body.write());
    }

    Answer refund(Person person, PaymentKey key, String idempotencyKey, Json body) throws IOException {
        return call(
                person, "POST " + PAYMENT + "/refunds", key, Map.of("idempotency-key", idempotencyKey), body.write());
    }

    Answer check(Person person, PaymentKey key) throws IOException {
        return call(person, "POST " + PAYMENT + "/check", key, Map.of(), "");
    }

    /// As its merchant's server sees it.
    Answer shownToMerchant(PaymentKey key) throws IOException {
        var claims = Json.object("client_id", "demo-shop", "scope", "anxin/payments.read");
        return call(intake, claims, "GET /payments/{account}/{reference}", key, Map.of(), "");
    }

    private static Answer call(
            RequestStreamHandler function,
            Json claims,
            String route,
            PaymentKey key,
            Map<String, String> headers,
            String body)
            throws IOException {
        var event = Json.object(
                "routeKey",
                route,
                "headers",
                texts(headers),
                "queryStringParameters",
                texts(Map.of("account", key.account(), "reference", key.reference())),
                "pathParameters",
                texts(Map.of("account", key.account(), "reference", key.reference())),
                "requestContext",
                Json.object("authorizer", Json.object("jwt", Json.object("claims", claims))),
                "body",
                body);
        var answer = ProductStack.invoke(function, event.write().getBytes(StandardCharsets.UTF_8));
        return new Answer(answer.needWhole("statusCode"), Json.parse(answer.needText("body")));
    }

    private static Json texts(Map<String, String> values) {
        return Json.object(values.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray());
    }

    PaymentState state(PaymentKey key) {
        return PaymentState.of(facts.sum(key));
    }

    /// What is kept beside the facts whose source and id begin so, in the order of their ids.
    List<Json> evidence(PaymentKey key, String begins) {
        var partition = AttributeValue.fromS("pay#" + key.account() + "#" + key.reference());
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", partition, ":sk", AttributeValue.fromS("fact#" + begins)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> KeptAttributes.read(item).document())
                .toList();
    }

    /// The wakes that were sent since they were last asked for.
    List<Wake> sent() {
        var queues = ProductStack.shared().engineClients().queues();
        var wakesSent = IntStream.range(0, 3)
                .boxed()
                .flatMap(_ ->
                        queues
                                .receiveMessage(
                                        request -> request.queueUrl(wakes).maxNumberOfMessages(10))
                                .messages()
                                .stream())
                .map(Message::body)
                .map(Wake::read)
                .toList();
        assertThat(wakesSent).allMatch(wake -> wake.cause() == Wake.Cause.ASKED);
        return wakesSent;
    }
}
