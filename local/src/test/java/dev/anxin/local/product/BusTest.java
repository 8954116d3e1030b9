package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.BusFunction;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that Stripe puts on an event bus: the whole way from the queue that EventBridge fills, and the function by
/// itself.
final class BusTest {
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final String SOURCE = "aws.partner/stripe.com/ed_made";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SentMessages sqs = new SentMessages();

    @AfterEach
    void close() {
        sqs.close();
    }

    private static String paid(String event, PaymentKey key) {
        return """
                {"id":"%s","object":"event","type":"payment_intent.succeeded","livemode":false,"created":%d,"data":{"object":
                 {"id":"%s","object":"payment_intent","status":"succeeded","amount":1099,"amount_received":1099,
                  "currency":"usd"}}}""".formatted(event, Instant.now().getEpochSecond(), key.reference());
    }

    private static String envelope(String source, String detail) {
        return """
                {"version":"0","id":"17e8dff5-made","detail-type":"payment_intent.succeeded","source":"%s",
                 "account":"000000000000","time":"%s","region":"us-east-1","resources":["arn:aws:events:us-east-1::event-source/%s"],
                 "detail":%s}""".formatted(source, ProductStack.NOON, source, detail);
    }

    private static void callBack(String account, String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var header = StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), Instant.now(), bytes);
        var answer = ProductStack.post("/callbacks/" + account, Map.of(StripeSignature.HEADER, header), bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /// As EventBridge does.
    private static void putOnQueue(String body) {
        var queue = ProductStack.shared().physical("BusEvents");
        ProductStack.shared()
                .engineClients()
                .queues()
                .sendMessage(request -> request.queueUrl(queue).messageBody(envelope(SOURCE, body)));
    }

    /// Letters are steps: W by webhook, B by the bus.
    @ParameterizedTest
    @CsvSource({"WB", "BW", "B", "BB", "BWB"})
    void oneEventIsOneFactWhicheverWayAndHoweverOftenItComes(String steps) throws Exception {
        var key = new PaymentKey("stripe", "pi_bus" + steps);
        Checking.register(key);
        var body = paid("evt_bus" + steps, key);
        for (int i = 0; i < steps.length(); i++) {
            if (steps.charAt(i) == 'W') {
                callBack("stripe", body);
            } else {
                putOnQueue(body);
            }
            ProductStack.shared().awaitIdle(IDLE);
            assertThat(Checking.state(key).at("paid").isTrue()).isTrue();
        }
        assertThat(facts("pay#" + key.account() + "#" + key.reference()))
                .containsExactly("fact#callback#evt_bus" + steps);
        assertThat(Checking.published(key)).containsExactly(key + ":payment.paid");
        assertThat(Checking.state(key).at("quarantine").elements()).isEmpty();
    }

    /// Two accounts have one event source: the platform's own, and that of a connected account.
    @ParameterizedTest
    @CsvSource({
        "false, '', pay#stripe#pi_whose1",
        "false, acct_made, pay#stripe-of#pi_whose2",
        "true, '', stray#stripe#evt_whose3",
        "false, acct_other, stray#stripe#evt_whose4",
    })
    void isItsOwnersAndElseAStray(String livemode, String account, String partition) throws IOException {
        var number = partition.substring(partition.length() - 1);
        var body = paid("evt_whose" + number, new PaymentKey("stripe", "pi_whose" + number))
                .replace("\"livemode\":false", "\"livemode\":" + livemode)
                .replace("\"object\":\"event\"", "\"object\":\"event\"" + connected(account));
        assertThat(handle(envelope(SOURCE, body))).isEqualTo(Queued.ALL_DONE);
        assertThat(facts(partition)).containsExactly("fact#callback#evt_whose" + number);
        assertThat(log()).contains(partition.startsWith("stray") ? "the event is another's: it is " : "recorded");
        assertThat(handle(envelope(SOURCE, body))).isEqualTo(Queued.ALL_DONE);
        assertThat(log()).contains("\"outcome\":\"repeated\"");
    }

    private static String connected(String account) {
        return account.isEmpty() ? "" : ",\"account\":\"" + account + "\"";
    }

    @Test
    void whatNobodyCanReadIsGivenUpWithItsReasonAndItsNeighboursAreHeard() throws IOException {
        var good = paid("evt_neighbour", new PaymentKey("stripe", "pi_neighbour"));
        var nobodys = envelope("aws.partner/stripe.com/ed_nobody", good);
        assertThat(handle(
                        "hello",
                        "{\"source\":\"" + SOURCE + "\",\"time\":\"2026-03-01T12:00:00Z\",\"detail\":\"text\"}",
                        "{\"source\":\"" + SOURCE + "\",\"detail\":{}}",
                        nobodys,
                        envelope(SOURCE, good)))
                .isEqualTo(Queued.ALL_DONE);
        assertThat(facts("pay#stripe#pi_neighbour")).containsExactly("fact#callback#evt_neighbour");
        assertThat(sqs.take(SentMessages.DEAD_LETTERS))
                .extracting(sent -> Json.parse(sent.body()).needText("reason"))
                .anyMatch(reason -> reason.contains("not well-formed JSON"))
                .anyMatch(reason -> reason.contains("'detail' is missing or is no object"))
                .anyMatch(reason -> reason.contains("'time' is missing"))
                .contains("Unreadable: no account has the event source aws.partner/stripe.com/ed_nobody")
                .hasSize(4);
    }

    /// And brought back by a redrive, once an account has its source.
    @Test
    void whatWasGivenUpIsHeardWhenItComesBack() throws IOException {
        var body = paid("evt_back", new PaymentKey("stripe", "pi_back"));
        var givenUp =
                Json.object("v", 1, "unreadable", envelope(SOURCE, body), "reason", "no account has the event source");
        assertThat(handle(givenUp.write())).isEqualTo(Queued.ALL_DONE);
        assertThat(facts("pay#stripe#pi_back")).containsExactly("fact#callback#evt_back");
    }

    /// It may be that account's: nothing is known of whose it is until somebody mended the entry.
    @Test
    void anEventOfAnAccountThatCannotBeReadComesAgain() throws IOException {
        var misread = "aws.partner/stripe.com/ed_misread";
        var body = paid("evt_misread", new PaymentKey("stripe", "pi_misread"));
        assertThat(handle(envelope(misread, body), envelope(SOURCE, body.replace("misread", "read"))))
                .isEqualTo(Queued.failed("m0"));
        assertThat(log()).contains("\"Configuration\":1", "'mode' is neither live nor test", "failed-itself");
        assertThat(facts("pay#stripe#pi_read")).hasSize(1);
        assertThat(sqs.take(SentMessages.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void whatTheTableDoesNotTakeComesAgain() throws IOException {
        var body = envelope(SOURCE, paid("evt_later", new PaymentKey("stripe", "pi_later")));
        var broken = ProductStack.surroundings(
                "BusFunction", Map.of("TABLE", "no-such-table"), log, () -> ProductStack.NOON);
        assertThat(ProductStack.invoke(new BusFunction(broken), Queued.event(body))
                        .write())
                .isEqualTo(Queued.failed("m0"));
        assertThat(handle(body)).isEqualTo(Queued.ALL_DONE);
        assertThat(facts("pay#stripe#pi_later")).hasSize(1);
    }

    private String handle(String... bodies) throws IOException {
        var variables = new HashMap<>(sqs.variable());
        variables.put("BUS_EVENTS_DEAD_LETTERS", SentMessages.DEAD_LETTERS);
        var function =
                new BusFunction(ProductStack.surroundings("BusFunction", variables, log, () -> ProductStack.NOON));
        return ProductStack.invoke(function, Queued.event(bodies)).write();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static List<String> facts(String partition) {
        return Checking.facts(partition, Fact.Source.CALLBACK);
    }
}
