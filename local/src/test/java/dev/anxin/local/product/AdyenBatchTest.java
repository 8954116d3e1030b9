package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.payment.PaymentKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One webhook of Adyen's that carries items of every kind: each is worth what it would be worth alone, whatever stands
/// beside it and however often the batch comes.
final class AdyenBatchTest {
    private static final Duration IDLE = Duration.ofSeconds(20);

    /// Which nobody configured.
    private static final String STRANGERS_KEY = "F".repeat(64);

    private static final PaymentKey PAID = new PaymentKey("adyen", "batch-paid");
    private static final PaymentKey CLAIMED = new PaymentKey("adyen", "batch-claimed");
    private static final String LINK = "PL0BATCH0CLAIMED01";
    private static final String QUESTION = "GET /v72/paymentLinks/" + LINK;

    private static final List<Json> BELIEVED = List.of(
            item(PAID.reference(), "MADEBATCH0000001", ""),
            item(PAID.reference(), "MADEBATCH0000001", "'eventDate':'2026-03-01T12:00:09Z'"), // the same once more
            item("batch-nobody-registered", "MADEBATCH0000002", ""),
            item("", "MADEBATCH0000003", "'eventCode':'REPORT_AVAILABLE'"),
            item("batch-elsewhere", "MADEBATCH0000004", "'merchantAccountCode':'AnotherAccount'"),
            item("batch-unclear", "MADEBATCH0000005", "'success':'maybe'"),
            item("batch-unclear", "MADEBATCH0000006", "'success':'perhaps'"));

    private static final List<Json> NOT_BELIEVED = List.of(
            item(PAID.reference(), "MADEBATCH0000007", "'amount':{'value':9,'currency':'USD'}"),
            item(CLAIMED.reference(), "MADEBATCH0000008", ""),
            item("batch-nobody-knows", "MADEBATCH0000009", ""));

    /// @param more fields beside or instead of the usual ones, with ' for "
    private static Json item(String reference, String psp, String more) {
        var usual = """
                {"pspReference":"%s","merchantAccountCode":"MadeAccount","merchantReference":"%s","eventCode":"AUTHORISATION",
                 "success":"true","amount":{"value":1099,"currency":"USD"}}""".formatted(psp, reference);
        var fields = new LinkedHashMap<>(Json.parse(usual).members());
        fields.putAll(Json.parse("{" + more.replace('\'', '"') + "}").members());
        return new Json.Fields(fields);
    }

    private static List<Json> signed(List<Json> items, String key) {
        var wrapped = items.stream().map(item -> Json.object("NotificationRequestItem", item));
        var plain = Json.object("live", "false", "notificationItems", Json.array(wrapped));
        var callback = new Adyen()
                .sign("made", plain.write().getBytes(StandardCharsets.UTF_8), List.of(key), ProductStack.NOON);
        return Json.parse(callback.body()).at("notificationItems").elements();
    }

    private static HttpResponse<String> send(List<Json> items) throws Exception {
        var body = Json.object("live", "false", "notificationItems", new Json.Items(items));
        var answer = ProductStack.post(
                "/callbacks/adyen",
                Map.of("content-type", "application/json"),
                body.write().getBytes(StandardCharsets.UTF_8));
        ProductStack.shared().awaitIdle(IDLE);
        return answer;
    }

    /// Those that are not believed stand among the others: first, in the middle and last.
    private static List<Json> mixed(List<Json> believed, List<Json> others) {
        var items = new ArrayList<>(believed);
        items.addFirst(others.getFirst());
        items.add(4, others.get(1));
        items.addLast(others.getLast());
        return items;
    }

    private static List<String> callbacks(String partition) {
        return Checking.facts(partition, Fact.Source.CALLBACK);
    }

    private static void knowsWhatWasBelieved() throws Exception {
        assertThat(Checking.state(PAID).at("paid").isTrue()).isTrue();
        assertThat(Checking.state(PAID).at("quarantine").elements())
                .as("what the stranger said of it is no news")
                .isEmpty();
        assertThat(callbacks("pay#" + PAID.account() + "#" + PAID.reference()))
                .containsExactly("fact#callback#AUTHORISATION:MADEBATCH0000001:true");
        assertThat(Checking.published(PAID)).containsExactly(PAID + ":payment.paid");
        assertThat(callbacks("pay#adyen#batch-nobody-registered"))
                .as("its registration may still come")
                .containsExactly("fact#callback#AUTHORISATION:MADEBATCH0000002:true");
        assertThat(callbacks("stray#adyen#REPORT_AVAILABLE:MADEBATCH0000003:true"))
                .hasSize(1);
        assertThat(callbacks("stray#adyen#AUTHORISATION:MADEBATCH0000004:true")).hasSize(1);
        assertThat(unclear()).isEqualTo(2);
        assertThat(callbacks("pay#adyen#batch-elsewhere")).isEmpty();
    }

    private static void believesNothingElse() {
        var others = Stream.of("batch-claimed", "batch-nobody-knows", "batch-unclear");
        assertThat(others.flatMap(reference -> callbacks("pay#adyen#" + reference).stream()))
                .isEmpty();
        assertThat(Checking.facts("pay#adyen#batch-nobody-knows", Fact.Source.CHECK))
                .as("nobody asks about it")
                .isEmpty();
    }

    /// Strays that name no event, of this test: they have the digest of what is kept of them.
    private static long unclear() {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .scanPaginator(
                        request -> request.tableName(ProductStack.shared().physical("Ledger")))
                .items()
                .stream()
                .filter(item -> text(item, "pk").startsWith("stray#adyen#sha256:")
                        && text(item, "why").contains("'success'"))
                .count();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    @Test
    void eachItemIsWorthWhatItWouldBeAlone() throws Exception {
        Checking.register(PAID);
        Checking.register(CLAIMED, ",\"alsoKnownAs\":[\"" + LINK + "\"]");
        var waits = """
                {"id":"%s","merchantAccount":"MadeAccount","reference":"%s","status":"active"}""".formatted(LINK, CLAIMED.reference());
        ProductStack.GATEWAY.says(QUESTION, 200, waits);
        var believed = signed(BELIEVED, ProductStack.ADYEN_SECRET);
        var batch = mixed(believed, signed(NOT_BELIEVED, STRANGERS_KEY));

        var refused = send(batch);
        assertThat(refused.statusCode()).as("it is to come again").isEqualTo(401);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ProductStack.GATEWAY.asked(QUESTION) > 0);
        ProductStack.shared().awaitIdle(IDLE);
        knowsWhatWasBelieved();
        believesNothingElse();
        assertThat(Checking.facts(CLAIMED)).as("what the gateway said").isNotEmpty();
        assertThat(Checking.state(CLAIMED).at("paid").isTrue()).isFalse();

        assertThat(send(batch).body()).isEqualTo(refused.body());
        knowsWhatWasBelieved();
        believesNothingElse();

        var without = send(believed.reversed());
        assertThat(without.statusCode()).isEqualTo(202);
        assertThat(without.body()).isEqualTo("[accepted]");
        knowsWhatWasBelieved();
        believesNothingElse();
    }
}
