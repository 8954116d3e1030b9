package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.Reports;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReconcileFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The production function over a table and a queue of its own, a message at a time: what comes twice, late or
/// after a sudden end counts once.
final class ReconcileTest {
    private static final Run RUN = new Run(ProductStack.NOON);
    private static final Money PRICE = new Money(1099, "USD");
    private static final Duration KEEP = Duration.ofDays(30);

    private final String table = ProductStack.quietLedger("reconcile-" + UUID.randomUUID());
    private final String queue = queue();
    private final String deadLetters = queue();
    private final Payments payments =
            new Payments(ProductStack.shared().engineClients().tables(), table, 1);
    private final Reports reports =
            new Reports(ProductStack.shared().engineClients().tables(), table, KEEP);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = ProductStack.NOON;
    private final ReconcileFunction function = function();

    private ReconcileFunction function() {
        var variables = Map.of(
                "TABLE", table,
                "RECONCILIATIONS_QUEUE", queue,
                "RECONCILIATIONS_DEAD_LETTERS", deadLetters,
                "DUE_SHARDS", "1");
        return new ReconcileFunction(ProductStack.surroundings("ReconcileFunction", variables, log, () -> now));
    }

    private static String queue() {
        var name = "test-reconcile-" + UUID.randomUUID();
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName(name))
                .queueUrl();
    }

    @BeforeEach
    void gatewaysListNothing() {
        ProductStack.GATEWAY.says("GET /payments", 200, "{\"payments\":[]}");
        ProductStack.GATEWAY.says("GET /v1/events", 403, ""); // so that each account's part is one page
    }

    @Test
    void eachFindingIsAFactAndARow() throws Exception {
        var unheard = open("compare-unheard");
        ProductStack.GATEWAY.olepay("compare-unheard", "\"status\":\"succeeded\"");
        open("compare-open");
        ProductStack.GATEWAY.olepay("compare-open", "\"status\":\"waiting\"");
        open("compare-silent");
        ProductStack.GATEWAY.says("GET /payments/compare-silent", 500, "");
        begin();
        work();
        var report = report();
        assertThat(report.isDone()).isTrue();
        assertThat(report.accounts()).containsEntry("quick", new Totals(3, 1, 1, 1, 0, 0));
        assertThat(report.rows().stream()
                        .filter(row -> row.payment().reference().startsWith("compare-")))
                .extracting(Row::kind)
                .containsExactly(FindingKind.UNHEARD_OUTCOME, FindingKind.UNANSWERED);
        assertThat(facts(unheard)).singleElement().asString().startsWith("fact#reconcile#unheard-outcome#2026-03-01#");
        var known = new Facts(ProductStack.shared().engineClients().tables(), table).sum(unheard);
        assertThat(known.taken().isEmpty()).isFalse();
    }

    @Test
    void anotherRunFindsTheSameAndWritesNoSecondFact() throws Exception {
        var key = paid("compare-again");
        ProductStack.GATEWAY.olepay("compare-again", "\"status\":\"waiting\"");
        begin();
        work();
        now = now.plusSeconds(3600);
        ProductStack.invoke(function, "{}".getBytes(StandardCharsets.UTF_8));
        work();
        assertThat(facts(key)).singleElement().asString().startsWith("fact#reconcile#gateway-disagrees#");
        var both = reports.find(RUN.day(), "", _ -> true).orElseThrow();
        assertThat(both.runs()).containsExactly("1200", "1300");
        assertThat(both.rows()).extracting(Row::kind).contains(FindingKind.GATEWAY_DISAGREES);
    }

    /// Two pages of a part; the first is done three times.
    @Test
    void aPageThatComesAgainCountsOnceAndItsSuccessorIsSentIfItWasLost() throws Exception {
        for (int i = 0; i < 60; i++) {
            open("compare-many-" + i);
            ProductStack.GATEWAY.olepay("compare-many-" + i, "\"status\":\"waiting\"");
        }
        begin();
        take();
        var first = page(0);
        handle(first);
        var second = take();
        assertThat(second).hasSize(1);
        handle(first); // its successor may have been lost with whoever did it
        assertThat(take())
                .singleElement()
                .satisfies(message -> assertThat(message).contains("\"page\":1"));
        handle(page(0, "m-0 sent again")); // not the one that did it: else each repeat would be one for good
        assertThat(take()).isEmpty();
        handle(second.getFirst());
        handle(second.getFirst());
        handle(first); // long done: nothing comes of it
        assertThat(take()).isEmpty();
        assertThat(report().accounts()).containsEntry("quick", new Totals(60, 60, 0, 0, 0, 0));
    }

    /// One part for the shard, one for each account's list.
    @Test
    void saysThatItFinishedOnceAllPartsAreDoneAndWithEachRepeatOfTheLastPage() throws Exception {
        begin();
        var pages = take();
        assertThat(pages).hasSizeGreaterThan(1);
        pages.stream().skip(1).forEach(this::handle);
        assertThat(beats()).as("a part is under way").isZero();
        handle(pages.getFirst());
        assertThat(report().isDone()).isTrue();
        assertThat(beats()).isEqualTo(1);
        handle(pages.getFirst()); // whoever did it may have died before saying so
        assertThat(beats()).isEqualTo(2);
    }

    private long beats() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"ReconciliationFinished\":1"))
                .count();
    }

    @Test
    void waitsForAGatewayThatIsGivenARestAndThenGoesOnWithoutIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            open("compare-rest-" + i);
            ProductStack.GATEWAY.says("GET /payments/compare-rest-" + i, 503, "");
        }
        begin();
        take();
        handle(page(0));
        assertThat(report().totals().compared()).as("some were not asked").isZero();
        assertThat(delayed()).isEqualTo("1");
        handle(new ReconcileMessage.Page(RUN, "shard-0", 0, now, 5, "m-0 made")
                .write()
                .write());
        assertThat(report().accounts()).containsEntry("quick", new Totals(20, 0, 0, 20, 0, 0));
    }

    @Test
    void whatTheGatewayListsAndNobodyRegisteredIsARowOfItsOwn() throws Exception {
        open("compare-listed");
        ProductStack.GATEWAY.says("GET /payments", 200, """
                {"payments":[{"order_id":"compare-listed","status":"waiting","amount":1099,"currency":"USD","created_at":"2026-03-01T10:00:00Z"},
                 {"order_id":"compare-foreign","status":"succeeded","amount":500,"currency":"USD","created_at":"2026-03-01T10:00:00Z"}]}
                """);
        begin();
        take();
        handle(new ReconcileMessage.Page(RUN, "listing-quick", 0, now, 0, "m-0 made")
                .write()
                .write());
        assertThat(report().accounts()).containsEntry("quick", new Totals(0, 0, 0, 0, 2, 1));
        assertThat(report().rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(FindingKind.UNKNOWN_PAYMENT);
            assertThat(row.payment().reference()).isEqualTo("compare-foreign");
            assertThat(row.theirs().words()).isEqualTo("succeeded");
        });
    }

    @Test
    void aMerchantSeesItsOwnAccountsOnly() throws Exception {
        paid("compare-theirs");
        ProductStack.GATEWAY.olepay("compare-theirs", "\"status\":\"closed\"");
        begin();
        work();
        var intake =
                new IntakeFunction(ProductStack.surroundings("IntakeFunction", Map.of("TABLE", table), log, () -> now));
        var event = Files.readString(Path.of("../events/intake-report.json"), StandardCharsets.UTF_8);
        assertThat(ProductStack.invoke(intake, event.getBytes(StandardCharsets.UTF_8))
                        .needText("body"))
                .contains("compare-theirs", "\"quick\":{\"compared\":1");
        var foreign = event.replace("\"demo-shop\"", "\"other-shop\"").getBytes(StandardCharsets.UTF_8);
        assertThat(ProductStack.invoke(intake, foreign).needText("body"))
                .contains("\"accounts\":{}", "\"findings\":[")
                .doesNotContain("compare-theirs");
    }

    private PaymentKey open(String reference) {
        return put(reference);
    }

    private PaymentKey paid(String reference) {
        return put(reference, new News.Paid(PRICE, PRICE.minor()));
    }

    private PaymentKey put(String reference, News... more) {
        var key = new PaymentKey("quick", reference);
        var at = ProductStack.NOON.minus(Duration.ofHours(2));
        var until = at.plus(Duration.ofMinutes(30));
        var registration =
                new Registration(at, "demo-shop", "o-1", PRICE, "", "en", "Asia/Shanghai", until, "", Terms.DEFAULT);
        var news = Stream.concat(Stream.of(new News.Registered(registration)), Stream.of(more))
                .toList();
        var summary = Summary.of(new Fact(key, Fact.Source.MERCHANT, "made", at, news));
        assertThat(payments.put(key, StoredPayment.ABSENT.with(summary), at)).isTrue();
        return key;
    }

    private void begin() throws Exception {
        ProductStack.invoke(function, "{}".getBytes(StandardCharsets.UTF_8));
        take().forEach(this::handle);
    }

    private static String page(long number) {
        return page(number, "m-0 made");
    }

    private static String page(long number, String sender) {
        return new ReconcileMessage.Page(RUN, "shard-0", number, ProductStack.NOON, 0, sender)
                .write()
                .write();
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
            assertThat(answer.at("batchItemFailures").elements())
                    .as(log.toString(StandardCharsets.UTF_8))
                    .isEmpty();
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

    private String delayed() {
        return ProductStack.shared()
                .engineClients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessagesDelayed", "");
    }

    private Report report() {
        return reports.find(RUN.day(), RUN.id(), _ -> true).orElseThrow();
    }

    /// The sort keys of what reconciliations wrote about a payment.
    private List<String> facts(PaymentKey key) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("pay#" + key.account() + "#" + key.reference()),
                                ":prefix", AttributeValue.fromS("fact#reconcile#"))))
                .items()
                .stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .toList();
    }
}
