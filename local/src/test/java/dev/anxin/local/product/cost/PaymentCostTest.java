package dev.anxin.local.product.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.CallbackFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.rights.AccessKeys;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a payment costs in write units, line by line of its story: contact, order, facts, payment item and its
/// due index. Every write goes through a counting proxy, which asks the engine what it cost; the streams
/// between the functions are played by the test, so that one line ends before the next begins. A table of its
/// own: nobody else writes there.
final class PaymentCostTest {
    private static final CountingProxy WIRE =
            CountingProxy.before(ProductStack.shared().endpoints().dynamodb());
    private static final PaymentKey PAYMENT = new PaymentKey("stripe", "pi_3MtwBwLkdIwHu7ix28a3tqPa");
    private static final String TABLE = ProductStack.quietLedger("cost");
    private static Instant now = ProductStack.NOON;

    private final RequestStreamHandler intake = new IntakeFunction(surroundings("IntakeFunction"));
    private final RequestStreamHandler callback = new CallbackFunction(surroundings("CallbackFunction"));
    private final RequestStreamHandler fold = new FoldFunction(surroundings("FoldFunction"));
    private final RequestStreamHandler react = new ReactFunction(surroundings("ReactFunction"));
    private final Map<String, Double> lines = new LinkedHashMap<>();
    private Json payment = Json.Null.NULL;

    @AfterAll
    static void stop() {
        WIRE.close();
    }

    @Test
    void aPaymentCostsAtMostTwentySevenWriteUnitsAndOneWithoutWaitingNineteen() throws Exception {
        line("registered, with a contact", () -> register(PAYMENT.reference(), ""));
        now = now.plusSeconds(45);
        line("customer returned", this::comesBack);
        now = now.plusSeconds(30);
        line("checked: not paid yet", this::check);
        now = now.plusSeconds(20);
        line("callback: paid", this::pay);
        line("fulfilled", this::ships);
        var table = lines.entrySet().stream()
                .map(line -> "%5.1f  %s".formatted(line.getValue(), line.getKey()))
                .collect(Collectors.joining(
                        "\n",
                        "write units\n",
                        "\nthe payment item has " + CountingProxy.size(payment) + " of 1024 bytes\n"));
        System.out.print(table);
        assertThat(cost("registered, with a contact", "callback: paid", "fulfilled"))
                .as(table)
                .isLessThanOrEqualTo(19);
        assertThat(cost(lines.keySet().toArray(String[]::new))).as(table).isLessThanOrEqualTo(27);
        assertThat(lines.values()).as(table).allMatch(units -> units >= 3);
        line("callback: its charge", this::charge);
        assertThat(cost("callback: its charge")).as("the same money again").isEqualTo(1);
        assertThat(storage()).as("bytes, see guarantees.md").isBetween(2_500, 3_000);
    }

    /// How many bytes of one payment stay in the tables, printed item by item.
    private static int storage() {
        var total = 0;
        var lines = new StringBuilder("bytes stored\n");
        try (var dynamo = dynamo()) {
            var items = new ArrayList<>(
                    dynamo.scan(request -> request.tableName(TABLE)).items());
            items.addAll(contacts(dynamo));
            for (var item : items) {
                var size = StoredBytes.of(item);
                total += size;
                lines.append("%6d  %s%n".formatted(size, item.get("sk")));
            }
        }
        System.out.print(lines.append("%6d  all of it%n".formatted(total)));
        return total;
    }

    /// A fact in the partition of the other id, and an item there that knows its home.
    @Test
    void anotherIdOfAPaymentCostsTwoUnitsMore() throws Exception {
        line("plain", () -> register("pi_made_plain", ""));
        line("with another id", () -> register("pi_made_alias", ",\"alsoKnownAs\":[\"cs_made_alias\"]"));
        assertThat(cost("with another id")).isEqualTo(cost("plain") + 2);
    }

    private double cost(String... names) {
        return List.of(names).stream().mapToDouble(lines::get).sum();
    }

    private void line(String name, Step step) throws Exception {
        WIRE.reset();
        step.run();
        stream();
        lines.put(name, WIRE.units());
    }

    /// A typical registration, with everything in it that a shop sends.
    private void register(String reference, String more) throws IOException {
        var body = """
                {"account":"stripe","reference":"%s",
                 "order":"%s","amount":129900,"currency":"CNY","customerId":"customer-00012345",
                 "contacts":{"phone":"+8613800000000","mail":"made.customer@shop.example","name":"Made Customer"},
                 "locale":"zh-CN","zone":"Asia/Shanghai"%s}""".formatted(reference, order(reference), more);
        var event = Json.parse(Files.readString(Path.of("../events/intake-register.json")));
        var members = new LinkedHashMap<>(event.members());
        members.put("body", Json.of(body));
        assertThat(status(intake, new Json.Fields(members))).isEqualTo(201);
    }

    private void comesBack() throws IOException {
        var event = Json.parse(Files.readString(Path.of("../events/intake-returned.json")));
        var members = new LinkedHashMap<>(event.members());
        members.put("pathParameters", Json.object("account", PAYMENT.account(), "reference", PAYMENT.reference()));
        assertThat(status(intake, new Json.Fields(members))).isEqualTo(200);
    }

    /// What a check writes: it rang, it asked, and nobody has paid so far.
    private void check() {
        try (var dynamo = dynamo()) {
            var id = now + "#0123456789abcdef0123456789abcdef";
            var fact = Fact.of(PAYMENT, Fact.Source.CHECK, id, now, new News.Rang(1), new News.Unpaid());
            new Facts(dynamo, TABLE).put(fact, Evidence.own(now, Duration.ofDays(400)));
        }
    }

    private void pay() throws IOException {
        var body = Files.readString(Path.of(
                        "../functions/src/test/resources/payloads/stripe/payment_intent.succeeded.composed.json"))
                .replaceAll("\"(amount|amount_received)\": *[0-9]+", "\"$1\": 129900")
                .replaceAll("\"currency\": *\"[a-z]+\"", "\"currency\": \"cny\"")
                .replaceAll("\"pi_[A-Za-z0-9_]+\"", "\"" + PAYMENT.reference() + "\"")
                .replaceAll("\"created\": *[0-9]+", "\"created\": " + now.getEpochSecond());
        receive(body);
    }

    private void receive(String body) throws IOException {
        var signature =
                StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), now, body.getBytes(StandardCharsets.UTF_8));
        var event = Json.object(
                "version",
                "2.0",
                "routeKey",
                "POST /callbacks/{account}",
                "pathParameters",
                Json.object("account", "stripe"),
                "headers",
                Json.object(StripeSignature.HEADER, signature),
                "body",
                body,
                "isBase64Encoded",
                false);
        assertThat(status(callback, event)).isEqualTo(200);
    }

    private static List<Map<String, AttributeValue>> contacts(DynamoDbClient dynamo) {
        var key = AttributeValue.fromS("contact#demo-shop#customer-00012345");
        return dynamo.query(request -> request.tableName(ProductStack.shared().physical("Contacts"))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", key)))
                .items();
    }

    /// The same money as Stripe tells it of the charge, with all that it knows of the customer.
    private void charge() throws IOException {
        var charge = Files.readString(
                        Path.of("../functions/src/test/resources/payloads/stripe/object.charge.fixture.json"))
                .replaceAll("\"(amount|amount_captured)\": *[0-9]+", "\"$1\": 129900")
                .replaceAll("\"captured\": *false", "\"captured\": true")
                .replaceAll("\"currency\": *\"[a-z]+\"", "\"currency\": \"cny\"")
                .replaceAll("\"payment_intent\": *null", "\"payment_intent\": \"" + PAYMENT.reference() + "\"");
        var body = Json.object(
                "id",
                "evt_3MtwBwLkdIwHu7ix0snN0B15",
                "object",
                "event",
                "api_version",
                "2026-07-29.dahlia",
                "created",
                now.getEpochSecond(),
                "data",
                Json.object("object", Json.parse(charge)),
                "livemode",
                false,
                "pending_webhooks",
                1,
                "request",
                Json.object("id", "req_made0001", "idempotency_key", "order-1001-attempt-1"),
                "type",
                "charge.succeeded");
        receive(body.write());
    }

    private void ships() throws IOException {
        var event = Json.parse(Files.readString(Path.of("../events/intake-fulfil-not-paid.json")));
        var members = new LinkedHashMap<>(event.members());
        members.put("pathParameters", Json.object("order", order(PAYMENT.reference())));
        assertThat(status(intake, new Json.Fields(members))).isEqualTo(200);
    }

    /// As long as a shop's number is, and another for each payment.
    private static String order(String reference) {
        return "2026-03-01-" + (100_000_000 + reference.length());
    }

    /// Carries what was written to fold and react until nothing more is.
    private void stream() throws IOException {
        for (var item = WIRE.written().poll();
                item != null;
                item = WIRE.written().poll()) {
            var here = item;
            var key = item.at("sk", "S").text().orElse("");
            if (key.startsWith("fact#")) {
                hand(fold, item, Optional.empty());
            } else if (key.equals("payment")) {
                hand(
                        react,
                        item,
                        Optional.of(payment).filter(old -> old.at("pk").equals(here.at("pk"))));
                payment = item;
            }
        }
    }

    private static void hand(RequestStreamHandler handler, Json item, Optional<Json> before) throws IOException {
        var images = new LinkedHashMap<String, Json>();
        images.put("Keys", Json.object("pk", item.at("pk"), "sk", item.at("sk")));
        images.put("NewImage", item);
        images.put("SequenceNumber", Json.of("1"));
        before.ifPresent(old -> images.put("OldImage", old));
        var record = Json.object(
                "eventID",
                "1",
                "eventName",
                before.isPresent() ? "MODIFY" : "INSERT",
                "eventSource",
                "aws:dynamodb",
                "dynamodb",
                new Json.Fields(images));
        var event = Json.object("Records", new Json.Items(List.of(record)));
        var answer = ProductStack.invoke(handler, event.write().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.at("batchItemFailures").elements()).isEmpty();
    }

    private static int status(RequestStreamHandler handler, Json event) throws IOException {
        var answer = ProductStack.invoke(handler, event.write().getBytes(StandardCharsets.UTF_8));
        return Math.toIntExact(answer.needWhole("statusCode"));
    }

    private static Environment surroundings(String function) {
        var changed = new HashMap<>(WIRE.variable());
        changed.put("TABLE", TABLE);
        return ProductStack.surroundings(function, changed, OutputStream.nullOutputStream(), () -> now);
    }

    private static DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(WIRE.variable().get("AWS_ENDPOINT_URL_DYNAMODB")))
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(AccessKeys.OPERATOR, "made")))
                .build();
    }

    private interface Step {
        void run() throws Exception;
    }
}
