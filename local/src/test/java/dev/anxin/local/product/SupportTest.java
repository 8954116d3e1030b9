package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.function.SupportFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.privacy.KeptBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What support and operations are shown, and what not. In a table of its own, which feeds nothing.
final class SupportTest {
    private static final String TABLE = ProductStack.quietLedger("support");
    private static final Money PRICE = new Money(1099, "USD");
    private static final int SHARDS = Integer.parseInt(
            ProductStack.shared().environment("SupportFunction").get("DUE_SHARDS"));
    private static final Facts FACTS =
            new Facts(ProductStack.shared().engineClients().tables(), TABLE);
    private static final Payments PAYMENTS =
            new Payments(ProductStack.shared().engineClients().tables(), TABLE, SHARDS);
    private static final RequestStreamHandler SUPPORT = new SupportFunction(
            ProductStack.surroundings("SupportFunction", Map.of("TABLE", TABLE), OutputStream.nullOutputStream()));

    private record Answer(long status, Json body) {
        List<String> references() {
            return body.at("payments").elements().stream()
                    .map(row -> row.needText("reference"))
                    .toList();
        }
    }

    @Test
    void aPaymentThatGoesWellStandsInNoListAndInNoIndex() {
        var key = new PaymentKey("olepay", "well");
        stored(key, registered(key), fact(key, 2, new News.Paid(PRICE, 1099)));
        var item = PAYMENTS.items(List.of(key)).get(key);
        assertThat(item).containsKey("sum").doesNotContainKeys("workShard", "workAt");
    }

    @Test
    void listsEachUnderTheListThatPressesMostAndPagesByFifty() throws IOException {
        var expected = new ArrayList<String>();
        for (int number = 0; number < 61; number++) {
            var key = new PaymentKey("stripe", "doubted-" + number);
            stored(key, registered(key), fact(key, 3 + number, new News.Paid(new Money(1, "USD"), 1)));
            expected.add(key.reference());
        }
        var waits = new PaymentKey("stripe", "waits");
        stored(waits, registered(waits), fact(waits, 1, new News.Returned()), fact(waits, 9, new News.Rang(1)));
        var first = ask("GET /support/work", Map.of("account", "stripe", "list", "quarantined"), "agent");
        assertThat(first.references()).isEqualTo(expected.subList(0, 50));
        var second = ask(
                "GET /support/work",
                Map.of(
                        "account",
                        "stripe",
                        "list",
                        "quarantined",
                        "cursor",
                        first.body().needText("next")),
                "agent");
        assertThat(second.references()).isEqualTo(expected.subList(50, 61));
        assertThat(second.body().at("next").exists()).isFalse();
        assertThat(ask("GET /support/work", Map.of("account", "stripe", "list", "waiting"), "agent")
                        .references())
                .containsExactly("waits");
        assertThat(ask("GET /support/work", Map.of("account", "stripe", "list", "stuck"), "agent")
                        .references())
                .isEmpty();
        var all = ask(
                "GET /support/work",
                Map.of("account", "stripe", "cursor", first.body().needText("next")),
                "agent");
        assertThat(all.references()).hasSize(12).endsWith("waits");
    }

    @Test
    void findsByEveryNameThatIsExactlyIt() throws IOException {
        var key = new PaymentKey("olepay", "named");
        var facts = new ArrayList<>(List.of(registered(key), fact(key, 2, new News.Paid(PRICE, 1099))));
        facts.add(Fact.of(
                key,
                Source.REFUND,
                "requested#named:second",
                at(4),
                new News.RefundRequested("named:second", PRICE, "second", "anxin")));
        facts.forEach(fact -> FACTS.put(fact, Evidence.own(ProductStack.NOON, Duration.ofDays(30))));
        stored(key, facts.toArray(Fact[]::new));
        var alias = key.withReference("gw_1");
        FACTS.put(
                Fact.of(alias, Source.LINK, "named", at(1), new News.Linked("named")),
                Evidence.own(ProductStack.NOON, Duration.ofDays(30)));
        var orders = new Orders(ProductStack.shared().engineClients().tables(), TABLE, FACTS);
        var fresh = MerchantOrder.fresh(new OrderKey("demo-shop", "o-1"), ProductStack.NOON);
        var joined = (OrderChange.Changed) fresh.join(key);
        orders.commit(fresh, joined.next(), Evidence.own(ProductStack.NOON, Duration.ofDays(30)));
        for (var by : Map.of("reference", "named", "gatewayId", "gw_1", "order", "o-1", "refund", "named:second")
                .entrySet()) {
            var found = ask("GET /support/payments", Map.of("account", "olepay", by.getKey(), by.getValue()), "agent");
            assertThat(found.references()).as("%s", by).containsExactly("named");
            for (var other : List.of("%", "name", by.getValue() + "%", "<b>" + by.getValue() + "</b>", "nam_d")) {
                var none = ask("GET /support/payments", Map.of("account", "olepay", by.getKey(), other), "agent");
                assertThat(none.status()).isEqualTo(200);
                assertThat(none.references()).as("%s", other).isEmpty();
            }
        }
    }

    @Test
    void tellsAPaymentsStoryInOrderAndPagesByFifty() throws IOException {
        var key = new PaymentKey("olepay", "story");
        var facts = new ArrayList<>(List.of(
                registered(key),
                Fact.of(key, Source.CUSTOMER, "returned", at(1), new News.Returned()),
                Fact.of(key, Source.TELL, "told", at(2), new News.Told("waiting:REASSURED"))));
        for (int number = 0; number < 52; number++) {
            facts.add(Fact.of(key, Source.CHECK, "rang-" + number, at(3 + number), new News.Rang(number)));
        }
        // Written in another order than their keys have.
        facts.forEach(fact -> FACTS.put(fact, Evidence.own(fact.at(), Duration.ofDays(30))));
        var paid = fact(key, 60, new News.Paid(PRICE, 1099));
        var kept = new KeptBody(Json.object("id", "made-event"), "ab".repeat(32), "key-1", at(60));
        FACTS.put(paid, new Evidence(at(60), kept, Duration.ofDays(30)));
        var route = "GET /support/payments/{account}/{reference}/timeline";
        var path = Map.of("account", "olepay", "reference", "story");
        var first = call(route, Map.of(), path, "auditor");
        assertThat(kinds(first))
                .hasSize(50)
                .startsWith("callback", "return", "message-begun", "answer")
                .endsWith("answer");
        assertThat(first.body().at("facts").elements().get(2).needText("message"))
                .isEqualTo("waiting:REASSURED");
        var second = call(route, Map.of("cursor", first.body().needText("next")), path, "auditor");
        assertThat(kinds(second)).hasSize(6).endsWith("callback");
        assertThat(second.body().at("next").exists()).isFalse();
        var last = second.body().at("facts").elements().getLast();
        assertThat(last.at("kept")).isEqualTo(Json.object("id", "made-event"));
        assertThat(last.needText("says")).isEqualTo("paid 10.99 USD");
        assertThat(last.needText("sha256")).isEqualTo("ab".repeat(32));
        assertThat(call(route, Map.of("cursor", "%"), path, "auditor").status()).isEqualTo(400);
        assertThat(call(route, "foreign", "agent").status()).isEqualTo(404);
        assertThat(call(route, "stripe", "auditor").status()).isEqualTo(404);
        assertThat(call(route, "olepay", "auditor").status()).isEqualTo(404);
    }

    @Test
    void showsWhatTheCustomerSeesAndWhatHelpsAfterTheCode() throws IOException {
        var key = new PaymentKey("olepay", "refused");
        stored(key, registered(key), fact(key, 1, new News.Returned()), fact(key, 2, new News.Failed("made", "101")));
        var route = "GET /support/payments/{account}/{reference}";
        var path = Map.of("account", "olepay", "reference", "refused");
        var english = call(route, Map.of(), path, "auditor").body();
        assertThat(english.at("customerSees").needText("headline")).isEqualTo("Your payment was not completed");
        assertThat(english.at("advice").needText("cause")).isEqualTo("insufficient_funds");
        var chinese = call(route, Map.of("locale", "zh-CN"), path, "auditor").body();
        assertThat(chinese.at("customerSees").needText("headline")).contains("未完成支付");
        assertThat(chinese.at("advice").needText("customer")).contains("余额");
    }

    private static List<String> kinds(Answer answer) {
        return answer.body().at("facts").elements().stream()
                .map(fact -> fact.needText("kind"))
                .toList();
    }

    /// Who may see what: by the groups of the token, and nothing else of it.
    @ParameterizedTest
    @CsvSource({
        "olepay,agent,404", // it is there to see, and not registered
        "olepay,auditor,404",
        "stripe,auditor,404",
        "foreign,agent,404",
        "foreign,others,403",
        "olepay,'',403",
        "olepay,Agent,403"
    })
    void answersByTheGroupsOfTheToken(String account, String group, int status) throws IOException {
        assertThat(call("GET /support/payments/{account}/{reference}", account, group)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void saysWhoTheTokenIs() throws IOException {
        var agent = ask("GET /support", Map.of(), "agent");
        assertThat(agent.body().needText("role")).isEqualTo("agent");
        assertThat(agent.body().at("accounts")).isEqualTo(Json.array(Stream.of("olepay", "stripe")));
        var auditor = ask("GET /support", Map.of(), "auditor supervisor");
        assertThat(auditor.body().needText("role")).isEqualTo("supervisor");
        assertThat(auditor.body().at("accounts")).isEqualTo(Json.array(Stream.of("olepay")));
    }

    @Test
    void showsNoOtherMerchantsPayment() throws IOException {
        var foreign = new PaymentKey("foreign", "theirs");
        stored(foreign, registered(foreign));
        assertThat(ask("GET /support/payments", Map.of("account", "foreign", "reference", "theirs"), "agent")
                        .status())
                .isEqualTo(404);
        assertThat(ask("GET /support/work", Map.of("account", "foreign"), "agent")
                        .status())
                .isEqualTo(404);
    }

    private static Fact registered(PaymentKey key) {
        var registration = new Registration(
                ProductStack.NOON,
                "demo-shop",
                "order",
                PRICE,
                "customer",
                "en",
                "UTC",
                ProductStack.NOON.plusSeconds(1800),
                "",
                Terms.DEFAULT);
        return fact(key, 0, new News.Registered(registration));
    }

    private static Instant at(long minute) {
        return ProductStack.NOON.plusSeconds(60 * minute);
    }

    private static Fact fact(PaymentKey key, long minute, News news) {
        return Fact.of(key, Source.CALLBACK, minute + ":" + news, at(minute), news);
    }

    private static void stored(PaymentKey key, Fact... facts) {
        var sum = Stream.of(facts).map(Summary::of).reduce(Summary.EMPTY, Summary::join);
        assertThat(PAYMENTS.put(key, StoredPayment.ABSENT.with(sum), ProductStack.NOON))
                .isTrue();
    }

    private static Answer ask(String route, Map<String, String> query, String groups) throws IOException {
        return call(route, query, Map.of(), groups);
    }

    private static Answer call(String route, String account, String groups) throws IOException {
        return call(route, Map.of(), Map.of("account", account, "reference", "nothing"), groups);
    }

    private static Answer call(String route, Map<String, String> query, Map<String, String> path, String groups)
            throws IOException {
        var claims = Json.object("sub", "made-person", "scope", "support/use", "cognito:groups", "[" + groups + "]");
        var event = Json.object(
                "routeKey",
                route,
                "queryStringParameters",
                texts(query),
                "pathParameters",
                texts(path),
                "requestContext",
                Json.object("authorizer", Json.object("jwt", Json.object("claims", claims))));
        var answer = ProductStack.invoke(SUPPORT, event.write().getBytes(StandardCharsets.UTF_8));
        return new Answer(answer.needWhole("statusCode"), Json.parse(answer.needText("body")));
    }

    private static Json texts(Map<String, String> values) {
        return Json.object(values.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray());
    }
}
