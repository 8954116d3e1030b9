package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.BusFunction;
import dev.anxin.function.CallbackFunction;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.ConsoleFunction;
import dev.anxin.function.DeliverFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.PageFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.ReconcileFunction;
import dev.anxin.function.RefundFunction;
import dev.anxin.function.SmsFunction;
import dev.anxin.function.SupportFunction;
import dev.anxin.function.SweepFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.reconcile.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file in events/ is fed to its handler as AWS would feed it. The file's name begins with the
/// function's.
final class EventsTest {
    private static final Path EVENTS = Path.of("../events");
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static final String QUIET = ProductStack.quietLedger("events");
    private static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    /// What each answers: status and a word of the body, or the batch's answer.
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("callback-stripe-succeeded", "200 recorded"),
            Map.entry("callback-stripe-failed", "200 recorded"),
            Map.entry("callback-stripe-unknown-type", "200 kept"),
            Map.entry("callback-olepay-succeeded", "200 recorded"),
            Map.entry("callback-olepay-failed-101", "200 recorded"),
            Map.entry("callback-olepay-failed-202", "200 recorded"),
            Map.entry("callback-olepay-failed-risk", "200 recorded"),
            Map.entry("callback-olepay-refunded", "200 recorded"),
            Map.entry("callback-olepay-base64", "200 recorded"),
            Map.entry("callback-olepay-no-base64", "400 the body is marked as base64 and is none"),
            Map.entry("callback-olepay-forged", "401 WRONG_SIGNATURE"),
            Map.entry("callback-olepay-stale", "401 signed 412 s ago; 300 s are allowed"),
            Map.entry("callback-olepay-missing-header", "400 webhook-id"),
            Map.entry("callback-olepay-duplicate-keys", "200 a key stands twice in one object"),
            Map.entry("callback-unknown-account", "404 there is no such account"),
            Map.entry("intake-register", "200 \"status\":\"REGISTERED\""),
            Map.entry("intake-register-negative-amount", "400 the amount is negative"),
            Map.entry("intake-register-fractional-amount", "400 'amount' is missing or is no whole number"),
            Map.entry("intake-register-unknown-currency", "400 the currency is not an ISO 4217 code"),
            Map.entry("intake-register-unknown-field", "400 unknown fields"),
            Map.entry("intake-register-other-merchant", "404 it is not yours"),
            Map.entry("intake-register-contacts", "201 \"pageUrl\":\"https://anxin00000.execute-api"),
            Map.entry("intake-register-contacts-without-customer", "400 'contacts' needs a 'customerId'"),
            Map.entry("intake-returned", "200 \"stage\":\"NONE\""),
            Map.entry("intake-returned-unknown", "404 there is no such account or payment"),
            Map.entry("intake-amount", "200 \"amount\":999,\"currency\":\"USD\""),
            Map.entry("intake-amount-other-currency", "409 the payment is in USD"),
            Map.entry("intake-review", "200 \"needsReview\":[]"),
            Map.entry("intake-review-unknown-reason", "400 no reason to call a person"),
            Map.entry("intake-failure-101", "202 \"cause\":\"insufficient_funds\""),
            Map.entry("intake-failure-unknown-code", "202 \"known\":false"),
            Map.entry("intake-erase-contact", "204"),
            Map.entry("intake-fulfil-not-paid", "409 \"reason\":\"not-paid\""),
            Map.entry("intake-fulfil-unknown-order", "404 there is no such order"),
            Map.entry("intake-fulfil-unknown-field", "400 unknown fields in the body"),
            Map.entry("intake-cancel", "200 \"status\":\"CANCELLED\""),
            Map.entry("intake-refund-not-paid", "409 \"reason\":\"not-paid\""),
            Map.entry("intake-refund-without-key", "400 Idempotency-Key"),
            Map.entry("intake-refund-negative", "400 'amount' is not between 1 and"),
            Map.entry("refund-unknown-payment", ALL_DONE),
            Map.entry("refund-unreadable-future-version", ALL_DONE),
            Map.entry("intake-show-unknown", "404 there is no such account or payment"),
            Map.entry("intake-report", "200 \"schema\":\"anxin.report/1\""),
            Map.entry("intake-report-page", "200 Still running: 0 of 1 parts are done"),
            Map.entry("intake-report-none", "404 there was no reconciliation on this day"),
            Map.entry("page-waiting", "200 Please do not pay again."),
            Map.entry("page-waiting-chinese", "200 请勿重复支付。"),
            Map.entry("page-waiting-json", "200 \"schema\":\"anxin.page/1\""),
            Map.entry("page-feedback", "200 \"given\":[\"comment\"]"),
            Map.entry("page-truncated-token", "404 There is no such page"),
            Map.entry("page-padded-token-json", "404 there is no such page"),
            Map.entry("console-page", "200 data-sign-in"),
            Map.entry("support-work", "200 \"list\":\"all\""),
            Map.entry("support-find", "200 {\"payments\":[]}"),
            Map.entry("support-no-role", "403 \"reason\":\"no-role\""),
            Map.entry("support-review", "200 \"needsReview\":[]"),
            Map.entry("support-review-auditor", "403 \"reason\":\"not-your-role\""),
            Map.entry("fold-registered-and-paid", ALL_DONE),
            Map.entry("fold-poison-beside-a-neighbour", ALL_DONE),
            Map.entry("fold-refold", ALL_DONE),
            Map.entry("fold-refold-unreadable", ALL_DONE),
            Map.entry("check-unknown-payment", ALL_DONE),
            Map.entry("check-unknown-account", ALL_DONE),
            Map.entry("check-unreadable-no-json", ALL_DONE),
            Map.entry("check-unreadable-future-version", ALL_DONE),
            Map.entry("sweep-every-minute", "{\"woken\":"),
            Map.entry("reconcile-every-day", "{\"run\":\"2026-03-01T12:00:00Z\"}"),
            Map.entry("reconcile-start", ALL_DONE),
            Map.entry("reconcile-unknown-run", ALL_DONE),
            Map.entry("reconcile-unreadable-future-version", ALL_DONE),
            Map.entry("react-registered", ALL_DONE),
            Map.entry("react-paid", ALL_DONE),
            Map.entry("react-refolded", ALL_DONE),
            Map.entry("deliver-paid", ALL_DONE),
            Map.entry("deliver-waiting", ALL_DONE),
            Map.entry("deliver-unreadable", ALL_DONE),
            Map.entry("sms-waiting", ALL_DONE),
            Map.entry("sms-unreadable", ALL_DONE),
            Map.entry("bus-stripe-succeeded", ALL_DONE),
            Map.entry("bus-stripe-unknown-type", ALL_DONE),
            Map.entry("bus-unreadable-unknown-source", ALL_DONE));

    private static final Map<String, RequestStreamHandler> HANDLERS = Map.ofEntries(
            Map.entry("reconcile", new ReconcileFunction(still("ReconcileFunction"))),
            Map.entry("deliver", new DeliverFunction(surroundings("DeliverFunction"))),
            Map.entry("sms", new SmsFunction(surroundings("SmsFunction"))),
            Map.entry("bus", new BusFunction(surroundings("BusFunction"))),
            Map.entry("page", new PageFunction(quiet("PageFunction"))),
            Map.entry("console", new ConsoleFunction(quiet("ConsoleFunction"))),
            Map.entry("support", new SupportFunction(quiet("SupportFunction"))),
            Map.entry("callback", new CallbackFunction(surroundings("CallbackFunction"))),
            Map.entry("intake", new IntakeFunction(quiet("IntakeFunction"))),
            Map.entry("fold", new FoldFunction(surroundings("FoldFunction"))),
            Map.entry("react", new ReactFunction(surroundings("ReactFunction"))),
            Map.entry("refund", new RefundFunction(surroundings("RefundFunction"))),
            Map.entry("check", new CheckFunction(surroundings("CheckFunction"))),
            Map.entry("sweep", new SweepFunction(surroundings("SweepFunction"))));

    static Stream<String> names() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @Test
    void everyFileHasItsAnswer() throws IOException {
        assertThat(names()).containsExactlyInAnyOrderElementsOf(ANSWERS.keySet());
    }

    /// What other events need: they come in any order.
    @BeforeAll
    static void register() throws IOException {
        ProductStack.invoke(handler("intake-register"), event("intake-register"));
        register("9101"); // for the pages alone: nothing else happens to it
        register("9102"); // to be cancelled
        new Reports(ProductStack.shared().engineClients().tables(), QUIET, Duration.ofDays(30))
                .begin(new Run(ProductStack.NOON), List.of("shard-0"), ProductStack.NOON);
    }

    private static void register(String other) throws IOException {
        var event = new String(event("intake-register"), StandardCharsets.UTF_8).replace("1001", other);
        ProductStack.invoke(handler("intake-register"), event.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAnsweredByItsHandler(String name) throws IOException {
        LOG.reset();
        var answer = ProductStack.invoke(handler(name), event(name));
        assertThat(line(answer))
                .contains(Objects.requireNonNull(ANSWERS.get(name)).split(" ", 2));
        var parked = name.contains("poison") || name.contains("unreadable");
        assertThat(LOG.toString(StandardCharsets.UTF_8).contains("\"Parked\":1"))
                .as("parked")
                .isEqualTo(parked);
    }

    /// The payment of this event was registered at noon, and its customer acted a minute later.
    @Test
    void anOutcomeSaysHowLongItTookByWhichClassOfMethod() throws IOException {
        LOG.reset();
        var later = ProductStack.NOON.plusSeconds(183);
        var react = new ReactFunction(ProductStack.surroundings("ReactFunction", Map.of(), LOG, () -> later));
        ProductStack.invoke(react, event("react-paid"));
        var counted = LOG.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Json::parse)
                .filter(line -> line.at("Payments").exists())
                .toList();
        assertThat(counted).hasSize(1);
        assertThat(counted.getFirst().needText("methodClass")).isEqualTo("instant");
        assertThat(counted.getFirst().needText("answerSeconds")).isEqualTo("123");
        assertThat(counted.getFirst().needText("stage")).isEqualTo("NONE");
        assertThat(counted.getFirst().at("_aws", "CloudWatchMetrics").write())
                .as("each dimension is a metric to be paid for")
                .doesNotContain("methodClass", "answerSeconds", "stage");
    }

    private static RequestStreamHandler handler(String name) {
        return Objects.requireNonNull(HANDLERS.get(name.substring(0, name.indexOf('-'))));
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name + ".json"));
    }

    private static Environment surroundings(String function) {
        return ProductStack.surroundings(function, Map.of(), LOG);
    }

    /// Where no check looks in between: it is long past noon for the running system.
    private static Environment quiet(String function) {
        return ProductStack.surroundings(function, Map.of("TABLE", QUIET), LOG);
    }

    /// What it sends is read by nobody: the running system has other payments.
    private static Environment still(String function) {
        var queue = ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName("events-reconciliations"))
                .queueUrl();
        return ProductStack.surroundings(function, Map.of("TABLE", QUIET, "RECONCILIATIONS_QUEUE", queue), LOG);
    }

    private static String line(Json answer) {
        return answer.at("statusCode").exists()
                ? answer.at("statusCode").whole().orElseThrow() + " " + answer.needText("body")
                : answer.write();
    }
}
