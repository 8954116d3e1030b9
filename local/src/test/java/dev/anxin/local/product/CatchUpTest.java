package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Part;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.Reports;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.ReconcileFunction;
import dev.anxin.function.reconcile.CatchUp;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The production function over a table and a queue of its own, a message at a time: what a gateway could not
/// deliver, and whether it still sends its events here.
final class CatchUpTest {
    private static final Run RUN = new Run(ProductStack.NOON);
    private static final Instant SINCE = ProductStack.NOON.minus(Duration.ofHours(5));
    private static final Money PRICE = new Money(1099, "USD");
    private static final String PAYPAL_EVENTS = "GET /v1/notifications/webhooks-events";
    private static final Duration KEEP = Duration.ofDays(30);

    private final String table = ProductStack.quietLedger("catch-up-" + UUID.randomUUID());
    private final String queue = queue();
    private final Payments payments =
            new Payments(ProductStack.shared().engineClients().tables(), table, 2);
    private final Facts facts = new Facts(ProductStack.shared().engineClients().tables(), table);
    private final Reports reports =
            new Reports(ProductStack.shared().engineClients().tables(), table, KEEP);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ReconcileFunction function = function();

    private ReconcileFunction function() {
        var variables = Map.of(
                "TABLE",
                table,
                "RECONCILIATIONS_QUEUE",
                queue,
                "RECONCILIATIONS_DEAD_LETTERS",
                queue(),
                "DUE_SHARDS",
                "2",
                "DOMAIN_NAME",
                "api.example");
        return new ReconcileFunction(
                ProductStack.surroundings("ReconcileFunction", variables, log, () -> ProductStack.NOON));
    }

    private static String queue() {
        var name = "test-catch-up-" + UUID.randomUUID();
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName(name))
                .queueUrl();
    }

    @BeforeEach
    void everythingIsDelivered() {
        ProductStack.GATEWAY.says("GET /payments", 200, "{\"payments\":[]}");
        ProductStack.GATEWAY.says("GET /v1/events", 200, "{\"has_more\":false,\"data\":[]}");
        ProductStack.GATEWAY.says("GET /v2/core/events", 200, "{\"data\":[],\"next_page_url\":null}");
    }

    @Test
    void whatWasNotDeliveredBecomesTheFactOfItsCallback() {
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(false, paid("evt_1", "pi_1"), paid("evt_2", "pi_2")));
        start("stripe");
        work();
        assertThat(facts("pi_1")).containsExactly("fact#callback#evt_1");
        assertThat(facts.sum(new PaymentKey("stripe", "pi_1")).taken().isEmpty())
                .isFalse();
        assertThat(part("stripe").totals()).containsEntry("stripe", new Totals(0, 0, 0, 0, 2, 2));
        assertThat(log()).contains("\"outcome\":\"pulled\"", "\"reference\":\"pi_1\"", "\"event\":\"evt_1\"");
    }

    /// By both ways, in whichever order.
    @Test
    void whatCameByACallbackIsNoNewsAndWhatIsPulledTwiceIsNone() {
        var callback = Fact.of(
                new PaymentKey("stripe", "pi_1"),
                Fact.Source.CALLBACK,
                "evt_1",
                ProductStack.NOON,
                new News.Paid(PRICE, PRICE.minor()));
        facts.put(callback, Evidence.own(ProductStack.NOON, KEEP));
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(false, paid("evt_1", "pi_1"), paid("evt_2", "pi_2")));
        start("stripe");
        work();
        assertThat(part("stripe").totals()).containsEntry("stripe", new Totals(0, 0, 0, 0, 2, 1));
        var later = new ReconcileMessage.CatchUp(new Run(ProductStack.NOON.plusSeconds(60)), "stripe", SINCE);
        handle(later.write().write());
        work();
        assertThat(part(later.run(), "stripe").totals()).containsEntry("stripe", new Totals(0, 0, 0, 0, 2, 0));
        assertThat(facts("pi_1")).hasSize(1);
    }

    @Test
    void itGoesOnWhereItDiedAndCountsNoPageTwice() {
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(true, paid("evt_2", "pi_2")));
        start("stripe");
        var first = take();
        assertThat(first).hasSize(1);
        handle(first.getFirst());
        var second = take();
        handle(first.getFirst()); // whoever did it may have died before it sent the next
        assertThat(take()).singleElement().asString().contains("\"page\":1");
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(false, paid("evt_1", "pi_1")));
        handle(second.getFirst());
        handle(second.getFirst());
        work();
        assertThat(part("stripe").done()).isTrue();
        assertThat(part("stripe").totals()).containsEntry("stripe", new Totals(0, 0, 0, 0, 2, 2));
    }

    @Test
    void whatIsNotAnsweredIsNotTakenForComplete() {
        ProductStack.GATEWAY.says("GET /v1/events", 503, "");
        start("stripe");
        work();
        assertThat(part("stripe").totals()).containsEntry("stripe", Totals.UNANSWERED);
    }

    /// Or goes round in a circle.
    @Test
    void aListThatBreaksOffIsWaitedForAndThenNotTakenForComplete() {
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(true, paid("evt_2", "pi_2")));
        start("stripe");
        handle(take().getFirst());
        ProductStack.GATEWAY.says("GET /v1/events", 503, "");
        handle(page(1, 0));
        assertThat(part("stripe").done()).as("it waits a minute").isFalse();
        handle(page(1, 5));
        assertThat(part("stripe").totals()).containsEntry("stripe", new Totals(1, 0, 0, 1, 1, 1));
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(true, paid("evt_2", "pi_2")));
        var round = new ReconcileMessage.CatchUp(new Run(ProductStack.NOON.plusSeconds(60)), "stripe", SINCE);
        handle(round.write().write());
        work();
        assertThat(part(round.run(), "stripe").totals()).containsEntry("stripe", new Totals(1, 0, 0, 1, 1, 0));
    }

    /// It is told by another list, without a word of the payment.
    @Test
    void thePaymentOfAnEventThatWasNeverGeneratedIsAskedAbout() {
        ProductStack.GATEWAY.says("GET /v2/core/events", 200, """
                {"data":[{"id":"evt_thin","object":"v2.core.event","livemode":false,
                 "type":"v2.core.health.event_generation_failure.resolved",
                 "data":{"impact":{"event_type":"payment_intent.succeeded","related_object_id":"pi_1"}}}],"next_page_url":null}
                """);
        start("stripe");
        work();
        assertThat(facts("pi_1")).containsExactly("fact#callback#evt_thin");
        assertThat(facts.sum(new PaymentKey("stripe", "pi_1")).taken().isEmpty())
                .as("it proves nothing")
                .isTrue();
    }

    @Test
    void paymentsOfAGatewayThatListsNoEventsAreAskedAboutByTheirOwnClock() {
        var open = Stream.of("catch-1", "catch-2", "catch-3")
                .map(reference -> put("quick", reference))
                .toList();
        put("olepay", "catch-other");
        start("quick");
        work();
        assertThat(open).allSatisfy(key -> {
            var known = facts.sum(key);
            assertThat(known.moment(Moment.HINTED)).isPresent();
        });
        assertThat(facts("olepay", "catch-other")).isEmpty();
        assertThat(part("quick").totals()).containsEntry("quick", new Totals(3, 3, 0, 0, 0, 0));
        start("quick");
        work();
        assertThat(facts("quick", "catch-1")).hasSize(1);
    }

    /// It lists what it delivered, too: by hand alone.
    @Test
    void eventsOfAGatewayThatListsThemAllAreHintsAndNotPulledEachNight() throws Exception {
        ProductStack.GATEWAY.says("POST /v1/oauth2/token", 200, "{\"access_token\":\"made\",\"expires_in\":3600}");
        ProductStack.GATEWAY.says(PAYPAL_EVENTS, 200, """
                {"events":[{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"3C","order_id":"5CATCHUP"}},
                 {"id":"WH-2","event_type":"BILLING.PLAN.CREATED","resource":{}}]}""");
        var before = ProductStack.GATEWAY.asked(PAYPAL_EVENTS);
        ProductStack.invoke(function, "{}".getBytes(StandardCharsets.UTF_8));
        work();
        assertThat(ProductStack.GATEWAY.asked(PAYPAL_EVENTS)).isEqualTo(before);
        start("paypal");
        work();
        assertThat(ProductStack.GATEWAY.asked(PAYPAL_EVENTS)).isEqualTo(before + 1);
        assertThat(facts("paypal", "5CATCHUP")).hasSize(1);
        assertThat(facts.sum(new PaymentKey("paypal", "5CATCHUP")).moment(Moment.HINTED))
                .isPresent();
        assertThat(part("paypal").totals()).containsEntry("paypal", new Totals(0, 0, 0, 0, 2, 1));
    }

    /// Each event has a question follow: the next page waits for as many.
    @Test
    void hintsArePulledNoFasterThanTheyAreAskedAbout() {
        ProductStack.GATEWAY.says("POST /v1/oauth2/token", 200, "{\"access_token\":\"made\",\"expires_in\":3600}");
        ProductStack.GATEWAY.says(PAYPAL_EVENTS, 200, """
                {"events":[{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"3C","order_id":"5PACE"}},
                 {"id":"WH-2","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"4C","order_id":"6PACE"}}],
                 "links":[{"rel":"next","href":"/v1/notifications/webhooks-events?after=2"}]}""");
        start("paypal");
        handle(take().getFirst());
        assertThat(take())
                .singleElement()
                .satisfies(next -> assertThat(ReconcileMessage.read(next))
                        .isInstanceOfSatisfying(
                                ReconcileMessage.Page.class,
                                page -> assertThat(page.from())
                                        .as("two questions and the list's own, each a millisecond")
                                        .isEqualTo(ProductStack.NOON.plusMillis(3))));
    }

    /// It is no reconciliation: nothing may take it for the night's.
    @Test
    void itIsNoRunAndEndsNone() throws Exception {
        start("stripe");
        work();
        assertThat(reports.find(RUN.day(), "", _ -> true)).isEmpty();
        assertThat(log()).doesNotContain("\"ReconciliationFinished\":1");
        ProductStack.invoke(function, "{}".getBytes(StandardCharsets.UTF_8));
        work();
        assertThat(reports.find(RUN.day(), "", _ -> true).orElseThrow().isDone())
                .isTrue();
        assertThat(log()).contains("\"ReconciliationFinished\":1");
    }

    @Test
    void everyNightHearsTheLastThreeDaysAndSaysWhatItCouldNotHear() throws Exception {
        ProductStack.GATEWAY.says("GET /v1/events", 200, page(false, paid("evt_night", "pi_night")));
        ProductStack.invoke(function, "{}".getBytes(StandardCharsets.UTF_8));
        work();
        assertThat(facts("pi_night")).containsExactly("fact#callback#evt_night");
        ProductStack.GATEWAY.says("GET /v1/events", 403, "{\"error\":{\"type\":\"invalid_request_error\"}}");
        var run = new Run(ProductStack.NOON.plus(Duration.ofDays(1)));
        handle(new ReconcileMessage.Start(run).write().write());
        take();
        handle(new ReconcileMessage.Page(run, "undelivered-stripe", 0, ProductStack.NOON, 0, "m-0 made")
                .write()
                .write());
        assertThat(reports.find(run.day(), run.id(), _ -> true).orElseThrow().rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo(FindingKind.UNANSWERED);
                    assertThat(row.theirs().words()).isEqualTo("the gateway refuses our secret (403)");
                });
    }

    @Test
    void everyNightAsksWhetherEventsStillComeHere() throws Exception {
        registered(
                "right",
                "{'url':'https://api.example/callbacks/stripe','status':'enabled','enabled_events':['*']}",
                "");
        registered(
                "wrong",
                "{'url':'https://api.example/callbacks/stripe','status':'disabled','enabled_events':['*']}",
                "the endpoint https://api.example/callbacks/stripe is disabled");
        registered(
                "wrong",
                "{'url':'https://old.example/callbacks/stripe','status':'enabled','enabled_events':['*']}",
                "events go to https://old.example/callbacks/stripe instead");
    }

    private void registered(String outcome, String endpoint, String problem) {
        log.reset();
        var body = "{'has_more':false,'data':[" + endpoint + "]}";
        ProductStack.GATEWAY.says("GET /v1/webhook_endpoints", 200, body.replace('\'', '"'));
        var run = new Run(ProductStack.NOON.plusSeconds(60L * problem.length()));
        handle(new ReconcileMessage.Start(run).write().write());
        take();
        handle(new ReconcileMessage.Page(run, "registered-stripe", 0, ProductStack.NOON, 0, "m-0 made")
                .write()
                .write());
        assertThat(log().lines().filter(line -> line.contains("\"Registrations\":1")))
                .singleElement()
                .asString()
                .contains("\"account\":\"stripe\"", "\"outcome\":\"" + outcome + "\"", problem);
    }

    private void start(String account) {
        handle(new ReconcileMessage.CatchUp(RUN, account, SINCE).write().write());
    }

    private String page(long number, int waits) {
        var part = CatchUp.part("stripe", SINCE);
        return new ReconcileMessage.Page(RUN, part, number, ProductStack.NOON, waits, "m-0 made")
                .write()
                .write();
    }

    private Part part(String account) {
        return part(RUN, account);
    }

    private Part part(Run run, String account) {
        return reports.part(run, CatchUp.part(account, SINCE)).orElseThrow();
    }

    private static String page(boolean more, String... events) {
        return "{\"has_more\":" + more + ",\"data\":[" + String.join(",", events) + "]}";
    }

    private static String paid(String event, String intent) {
        return """
                {"id":"%s","object":"event","type":"payment_intent.succeeded","livemode":false,"created":1772359200,"data":{"object":
                 {"id":"%s","object":"payment_intent","amount":1099,"amount_received":1099,"currency":"usd"}}}""".formatted(event, intent);
    }

    private PaymentKey put(String account, String reference) {
        var key = new PaymentKey(account, reference);
        var at = ProductStack.NOON.minus(Duration.ofHours(2));
        var until = at.plus(Duration.ofMinutes(30));
        var registration =
                new Registration(at, "demo-shop", "o-1", PRICE, "", "en", "Asia/Shanghai", until, "", Terms.DEFAULT);
        var summary = Summary.of(Fact.of(key, Fact.Source.MERCHANT, "made", at, new News.Registered(registration)));
        assertThat(payments.put(key, StoredPayment.ABSENT.with(summary), at)).isTrue();
        return key;
    }

    /// Until no message is left.
    private void work() {
        var messages = take();
        while (!messages.isEmpty()) {
            messages.forEach(this::handle);
            messages = take();
        }
    }

    private void handle(String body) {
        var message = Json.object("messageId", "m-1", "eventSource", "aws:sqs", "body", body);
        var event = Json.object("Records", Json.array(Stream.of(message)));
        try {
            var answer = ProductStack.invoke(function, event.write().getBytes(StandardCharsets.UTF_8));
            assertThat(answer.at("batchItemFailures").elements()).as(log()).isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<String> take() {
        var all = Stream.<String>builder();
        var taken = receive();
        while (!taken.isEmpty()) {
            taken.forEach(all::add);
            taken = receive();
        }
        return all.build().toList();
    }

    private List<String> receive() {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(message -> message.body())
                .toList();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private List<String> facts(String reference) {
        return facts("stripe", reference);
    }

    /// The sort keys of what is known of a payment.
    private List<String> facts(String account, String reference) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("pay#" + account + "#" + reference),
                                ":prefix", AttributeValue.fromS("fact#"))))
                .items()
                .stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .toList();
    }
}
