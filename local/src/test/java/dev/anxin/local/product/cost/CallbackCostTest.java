package dev.anxin.local.product.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.CallbackFunction;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.local.simulator.alipay.Alipay;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What stands between a callback and its answer: counted on the wire, not by eye.
final class CallbackCostTest {
    private static final Path PAYLOADS = Path.of("../functions/src/test/resources/payloads");
    private static final CountingProxy WIRE =
            CountingProxy.before(ProductStack.shared().endpoints().dynamodb());
    /// What a refund adds to a notice of Alipay's.
    private static final String REFUNDED = "&refund_fee=10.99&gmt_refund=2026-03-01+19%3A59%3A00.120&out_biz_no="
            + "m".repeat(64) + "&gmt_close=2026-03-01+19%3A59%3A00&passback_params=made";

    private static final RequestStreamHandler CALLBACK = new CallbackFunction(
            ProductStack.surroundings("CallbackFunction", WIRE.variable(), OutputStream.nullOutputStream()));

    @AfterAll
    static void stop() {
        WIRE.close();
    }

    @Test
    void makesOneRemoteCallWhetherNewRepeatedOrOfAPaymentNobodyKnows() throws IOException {
        var unknown = stripe("evt_made_cost_1", "pi_made_nobody_knows");
        assertThat(callsOf(unknown, 200)).as("new, of an unknown payment").containsExactly("PutItem");
        assertThat(callsOf(unknown, 200)).as("repeated").containsExactly("PutItem");
        assertThat(callsOf(stripe("evt_made_cost_2", "pi_made_nobody_knows"), 200))
                .containsExactly("PutItem");
        assertThat(callsOf(callback("stripe", Map.of(), "{\"object\":\"event\"}"), 400))
                .as("unsigned")
                .isEmpty();
        assertThat(callsOf(forged(), 401)).as("forged").isEmpty();
        assertThat(callsOf(forgedClaim(), 401))
                .as("forged, about a payment: the table is not asked whether it is one of ours")
                .isEmpty();
        assertThat(callsOf(callback("nobody", Map.of(), "{}"), 404))
                .as("no such account")
                .isEmpty();
    }

    /// The price of a callback is its size: one write unit per kilobyte.
    @Test
    void costsOneWriteUnitForATypicalCallback() throws IOException {
        var lines = new ArrayList<String>();
        for (Path payload : payloads()) {
            var stripe = payload.toString().contains("stripe");
            // An id that no other test of this process has sent: a repeat writes nothing.
            var body = Files.readString(payload).replace("\"evt_", "\"evt_cost_");
            WIRE.reset();
            var event = stripe
                    ? callback("stripe", signed(body), body)
                    : olepay(payload.getFileName().toString(), body);
            assertThat(status(event)).as("%s", payload).isEqualTo(200);
            assertThat(WIRE.calls()).as("%s", payload).containsExactly("PutItem");
            lines.add(
                    "%4.0f write unit(s)  %5d bytes  %s".formatted(WIRE.units(), body.length(), payload.getFileName()));
        }
        lines.forEach(System.out::println);
        var typical = List.of("payment_intent.succeeded", "payment_intent.payment_failed", "refund.failed", "olepay.");
        assertThat(lines)
                .filteredOn(line -> typical.stream().anyMatch(line::contains))
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.startsWith("   1 write unit"));
    }

    /// The largest notices too: those that a refund sends again.
    @Test
    void costsOneWriteUnitForEveryNoticeOfAlipay() throws IOException {
        var words = new Alipay();
        for (String event : words.events()) {
            var occurrence = new Occurrence(
                    event,
                    words.eventId("cost" + event),
                    "made_cost_1",
                    new Money(1_099, "CNY"),
                    "",
                    ProductStack.NOON);
            var plain = new String(words.body(occurrence), StandardCharsets.UTF_8);
            for (String body : List.of(plain, plain.replace("made_cost_1", "m".repeat(64)) + REFUNDED)) {
                var notice = words.sign(
                        occurrence.id(),
                        body.getBytes(StandardCharsets.UTF_8),
                        ProductStack.ALIPAY_KEYS.signs(),
                        ProductStack.NOON);
                var form = new String(notice.body(), StandardCharsets.UTF_8);
                assertThat(callsOf(callback("alipay", notice.headers(), form), 200))
                        .as("%s", form)
                        .containsExactly("PutItem");
                assertThat(WIRE.units()).as("%s", form).isEqualTo(1);
            }
        }
    }

    /// Adyen's items are signed one by one: each is a fact of its own.
    @Test
    void costsOneWriteUnitForAnItemOfAdyens() throws IOException {
        var words = new Adyen();
        for (Path payload : payloads()) {
            if (!payload.toString().contains("adyen")) {
                continue;
            }
            var sample = Json.parse(Files.readAllBytes(payload));
            var items = sample.at("notificationItems").elements();
            var item = items.isEmpty() ? sample : items.getFirst().at("NotificationRequestItem");
            var fields = new LinkedHashMap<>(item.members());
            fields.put("merchantAccountCode", Json.of("MadeAccount"));
            fields.put(
                    "pspReference",
                    Json.of("MADECOST" + payload.getFileName().toString().hashCode()));
            fields.put("merchantReference", Json.of("made-cost"));
            var wrapped = Json.object("NotificationRequestItem", new Json.Fields(fields));
            var body = Json.object("live", "false", "notificationItems", new Json.Items(List.of(wrapped)));
            var signed = words.sign(
                    "made",
                    body.write().getBytes(StandardCharsets.UTF_8),
                    List.of(ProductStack.ADYEN_SECRET),
                    ProductStack.NOON);
            WIRE.reset();
            var event = callback("adyen", signed.headers(), new String(signed.body(), StandardCharsets.UTF_8));
            assertThat(status(event)).as("%s", payload).isEqualTo(202);
            assertThat(WIRE.calls()).as("%s", payload).containsExactly("PutItem");
            assertThat(WIRE.units()).as("%s", payload).isEqualTo(1);
        }
    }

    private static List<Path> payloads() throws IOException {
        try (var files = Files.walk(PAYLOADS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> callsOf(byte[] event, int status) throws IOException {
        WIRE.reset();
        assertThat(status(event)).isEqualTo(status);
        return WIRE.calls();
    }

    private static int status(byte[] event) throws IOException {
        return Math.toIntExact(ProductStack.invoke(CALLBACK, event).needWhole("statusCode"));
    }

    private static byte[] stripe(String id, String intent) {
        var body = """
                {"id":"%s","object":"event","type":"payment_intent.succeeded","created":1772366400,"data":{"object":
                {"id":"%s","object":"payment_intent","amount":1099,"amount_received":1099,"currency":"usd"}}}
                """.formatted(id, intent);
        return callback("stripe", signed(body), body);
    }

    private static byte[] forged() {
        var signed = signed("{\"object\":\"event\"}");
        return callback("stripe", signed, "{\"object\":\"event\",\"id\":\"evt_made\"}");
    }

    private static byte[] forgedClaim() {
        var claim = """
                {"id":"evt_made","object":"event","type":"payment_intent.canceled","data":{"object":{"id":"pi_made_claim"}}}""";
        return callback("stripe", signed("{}"), claim);
    }

    private static Map<String, String> signed(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                StripeSignature.HEADER,
                StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), ProductStack.NOON, bytes));
    }

    private static byte[] olepay(String id, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var made = "msg_" + id.replace('.', '_');
        return callback(
                "olepay",
                StandardWebhooks.headers(List.of(ProductStack.OLEPAY_SECRET), made, ProductStack.NOON, bytes),
                body);
    }

    private static byte[] callback(String account, Map<String, String> headers, String body) {
        var named = new LinkedHashMap<String, Json>();
        headers.forEach((name, value) -> named.put(name, Json.of(value)));
        return Json.object(
                        "version",
                        "2.0",
                        "routeKey",
                        "POST /callbacks/{account}",
                        "pathParameters",
                        Json.object("account", account),
                        "headers",
                        new Json.Fields(named),
                        "body",
                        body,
                        "isBase64Encoded",
                        false)
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }
}
