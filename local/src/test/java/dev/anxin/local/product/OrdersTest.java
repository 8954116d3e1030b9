package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Order.Status;
import dev.anxin.ledger.PaymentState;
import dev.anxin.order.Holder;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What becomes of orders whose payments are paid, doubted, second or cancelled, whoever is faster. The streams
/// between the functions are played by the test, in a table of its own.
final class OrdersTest {
    private static final String TABLE = ProductStack.quietLedger("orders");
    private static final Money PRICE = new Money(1099, "USD");
    private static final Facts FACTS =
            new Facts(ProductStack.shared().engineClients().tables(), TABLE);
    private static final Orders ORDERS =
            new Orders(ProductStack.shared().engineClients().tables(), TABLE, FACTS);
    private static final RequestStreamHandler INTAKE = new IntakeFunction(
            ProductStack.surroundings("IntakeFunction", Map.of("TABLE", TABLE), OutputStream.nullOutputStream()));
    private static final RequestStreamHandler FOLD = new FoldFunction(
            ProductStack.surroundings("FoldFunction", Map.of("TABLE", TABLE), OutputStream.nullOutputStream()));
    private static final RequestStreamHandler REACT = new ReactFunction(
            ProductStack.surroundings("ReactFunction", Map.of("TABLE", TABLE), OutputStream.nullOutputStream()));

    private record Answer(long status, Json body) {
        String reason() {
            return body.at("reason").text().orElse("");
        }
    }

    @Test
    void aPaidPaymentHoldsItsOrderAndIsFulfilledTwiceAlike() throws Exception {
        var payment = paid("olepay", "held", "o-held");
        settle(payment);
        assertThat(order("o-held").holder()).isEqualTo(new Holder.By(payment));
        var first = ask("o-held", "fulfilment", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().needText("status")).isEqualTo("FULFILLED");
        assertThat(first.body().at("holder").needText("reference")).isEqualTo("held");
        assertThat(ask("o-held", "fulfilment", "")).isEqualTo(first);
        assertThat(ask("o-held", "fulfilment", named(payment))).isEqualTo(first);
        assertThat(ask("o-held", "cancellation", "").reason()).isEqualTo("fulfilled");
        settle(payment);
        assertThat(seen(payment)).isEqualTo(order("o-held").viewOf(payment));
    }

    @Test
    void aMerchantMayBeFasterThanWeAre() throws Exception {
        var later = paid("olepay", "fast-later", "o-fast", ProductStack.NOON.plusSeconds(9));
        var first = paid("stripe", "fast-first", "o-fast", ProductStack.NOON.plusSeconds(3));
        register("olepay", "fast-unpaid", "o-fast", 201);
        assertThat(ask("o-fast", "fulfilment", "").status()).isEqualTo(200);
        assertThat(order("o-fast").holder()).isEqualTo(new Holder.By(first));
        settle(later);
        assertThat(seen(later).holder()).as("a second payment").isEqualTo(Order.Holder.ANOTHER);
        assertThat(ask("o-fast", "fulfilment", named(later)).reason()).isEqualTo("held-by-another");
    }

    @Test
    void theSecondPaymentThatIsPaidHearsThatAnotherHoldsTheOrder() throws Exception {
        var first = paid("olepay", "two-first", "o-two");
        var second = paid("stripe", "two-second", "o-two");
        settle(first);
        settle(second);
        assertThat(seen(first).holder()).isEqualTo(Order.Holder.THIS);
        assertThat(seen(second).holder()).isEqualTo(Order.Holder.ANOTHER);
    }

    @Test
    void reactTwiceIsReactOnce() throws Exception {
        var payment = paid("olepay", "twice", "o-twice");
        fold(payment);
        var item = item(payment);
        react(item);
        var held = order("o-twice");
        react(item);
        assertThat(order("o-twice")).isEqualTo(held);
        assertThat(orderFacts(payment)).hasSize(1);
    }

    @Test
    void aHolderThatIsDoubtedReleasesTheOrderAndTheOtherHoldsIt() throws Exception {
        var doubted = paid("olepay", "doubt", "o-doubt");
        settle(doubted);
        var other = paid("stripe", "doubt-other", "o-doubt");
        settle(other);
        assertThat(seen(other).holder()).isEqualTo(Order.Holder.ANOTHER);
        put(doubted, "doubt", new News.Contradicted("made"), ProductStack.NOON.plusSeconds(30));
        assertThat(ask("o-doubt", "fulfilment", "").reason())
                .as("before it is released")
                .isEqualTo("not-paid");
        settle(doubted);
        settle(other);
        assertThat(order("o-doubt").holder()).isEqualTo(new Holder.By(other));
        assertThat(ask("o-doubt", "fulfilment", "").body().at("holder").needText("account"))
                .isEqualTo("stripe");
    }

    /// A stream stood still between the payment and its dispute: what the old change called for, nobody calls for now.
    @Test
    void anOldChangeOfAPaymentThatIsDisputedMeanwhileHoldsNothing() throws Exception {
        var payment = paid("olepay", "old-change", "o-old-change");
        fold(payment);
        var old = item(payment);
        put(
                payment,
                "dispute",
                new News.DisputeReported("cb_1", Dispute.Status.OPEN, PRICE),
                ProductStack.NOON.plusSeconds(30));
        fold(payment);
        react(old);
        assertThat(order("o-old-change").holder()).isEqualTo(Holder.Nobody.NOBODY);
        settle(payment);
        assertThat(order("o-old-change").holder()).isEqualTo(Holder.Nobody.NOBODY);
        put(
                payment,
                "won",
                new News.DisputeReported("cb_1", Dispute.Status.WON, PRICE),
                ProductStack.NOON.plusSeconds(60));
        settle(payment);
        assertThat(order("o-old-change").holder()).isEqualTo(new Holder.By(payment));
    }

    @Test
    void aFulfilledOrderIsNotReleased() throws Exception {
        var payment = paid("olepay", "shipped", "o-shipped");
        ask("o-shipped", "fulfilment", "");
        put(payment, "doubt", new News.Contradicted("made"), ProductStack.NOON.plusSeconds(30));
        settle(payment);
        assertThat(order("o-shipped").isFulfilledBy(payment)).isTrue();
        assertThat(ask("o-shipped", "fulfilment", "").status())
                .as("it is said again")
                .isEqualTo(200);
    }

    @Test
    void aCancellationGoesToAllPaymentsAndToOneThatIsRegisteredLater() throws Exception {
        var payments = List.of(paid("olepay", "off-1", "o-off"), paid("stripe", "off-2", "o-off"));
        var first = ask("o-off", "cancellation", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(ask("o-off", "cancellation", named(payments.getFirst()))).isEqualTo(first);
        var late = paid("olepay", "off-late", "o-off");
        var again = ask("POST /payments", "", registration("olepay", "off-late", "o-off"));
        assertThat(again.body().needText("orderStatus")).isEqualTo("CANCELLED");
        for (var payment : Stream.concat(payments.stream(), Stream.of(late)).toList()) {
            settle(payment);
            assertThat(seen(payment).status()).as(payment.toString()).isEqualTo(Status.CANCELLED);
        }
        assertThat(ask("o-off", "fulfilment", "").reason()).isEqualTo("cancelled");
        assertThat(order("o-off").holder()).isEqualTo(Holder.Nobody.NOBODY);
    }

    @Test
    void nothingIsShippedWhileTheMoneyGoesBack() throws Exception {
        var payment = paid("olepay", "back", "o-back");
        settle(payment);
        var before = order("o-back");
        commit(before, before.takeBack(payment, ProductStack.NOON));
        assertThat(ask("o-back", "fulfilment", "").reason()).isEqualTo("refunding");
        assertThat(ask("o-back", "fulfilment", named(payment)).reason()).isEqualTo("refunding");
        settle(payment);
        assertThat(seen(payment).status()).isEqualTo(Status.REFUNDING);
        assertThat(ask("o-back", "cancellation", "").body().needText("status")).isEqualTo("CANCELLED");
    }

    @Test
    void whatWasTakenBackNeverHoldsAgain() throws Exception {
        var payment = paid("olepay", "again", "o-again");
        settle(payment);
        commit(order("o-again"), order("o-again").takeBack(payment, ProductStack.NOON));
        commit(order("o-again"), order("o-again").release(payment, ProductStack.NOON));
        settle(payment);
        assertThat(order("o-again").holder()).isEqualTo(Holder.Nobody.NOBODY);
        assertThat(ask("o-again", "fulfilment", "").reason()).isEqualTo("not-paid");
        assertThat(ask("o-again", "fulfilment", named(payment)).reason()).isEqualTo("refunding");
    }

    /// Five orders, eight voices each.
    @Test
    void ofManyRequestsAtOnceOneWinsAndAllHearTheSame() throws Exception {
        for (int round : IntStream.range(0, 5).toArray()) {
            var name = "o-race-" + round;
            var payment = paid("olepay", "race-" + round, name);
            var answers = atOnce(IntStream.range(0, 8)
                    .mapToObj(voice -> voice % 2 == 0 ? "fulfilment" : "cancellation")
                    .<Callable<Answer>>map(wish -> () -> ask(name, wish, ""))
                    .toList());
            var end = order(name).status();
            assertThat(end).isIn(Status.FULFILLED, Status.CANCELLED);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 200)
                    .hasSize(4)
                    .allSatisfy(answer ->
                            assertThat(answer.body().needText("status")).isEqualTo(end.name()));
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .hasSize(4)
                    .allMatch(answer -> answer.reason().equals(end.name().toLowerCase(java.util.Locale.ROOT)));
            assertThat(orderFacts(payment)).hasSize(1);
        }
    }

    @Test
    void registrationsAtOnceAllJoinAndTheTwentyFirstIsRefused() throws Exception {
        var answers = atOnce(IntStream.range(0, 5)
                .<Callable<Answer>>mapToObj(
                        i -> () -> ask("POST /payments", "", registration("olepay", "crowd-" + i, "o-crowd")))
                .toList());
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        for (int i : IntStream.range(5, 20).toArray()) {
            register("olepay", "crowd-" + i, "o-crowd", 201);
        }
        assertThat(order("o-crowd").payments()).hasSize(20);
        register("olepay", "crowd-20", "o-crowd", 409);
        register("olepay", "crowd-7", "o-crowd", 200);
        assertThat(FACTS.sum(new PaymentKey("olepay", "crowd-20")).isRegistered())
                .isFalse();
    }

    @Test
    void aRegistrationForAnotherOrderJoinsNone() throws Exception {
        register("olepay", "moved", "o-moved", 201);
        register("olepay", "moved", "o-moved-to", 409);
        assertThat(ORDERS.find(new OrderKey("demo-shop", "o-moved-to"))).isEmpty();
    }

    @Test
    void aRegistrationThatDiedBehindTheOrderIsRepairedByTheNext() throws Exception {
        var payment = new PaymentKey("olepay", "died");
        var key = new OrderKey("demo-shop", "o-died");
        var fresh = MerchantOrder.fresh(key, ProductStack.NOON);
        commit(fresh, fresh.join(payment)); // and nothing else happened
        register("olepay", "died", "o-died", 201);
        assertThat(order("o-died").version()).isEqualTo(1);
    }

    @Test
    void whatHasNoListOfPaymentsYetGetsOne() throws Exception {
        var payment = paid("olepay", "old", "o-old");
        ProductStack.shared()
                .engineClients()
                .tables()
                .deleteItem(request -> request.tableName(TABLE)
                        .key(Map.of(
                                "pk",
                                AttributeValue.fromS("order#demo-shop#o-old"),
                                "sk",
                                AttributeValue.fromS("order"))));
        settle(payment);
        assertThat(order("o-old").holder()).isEqualTo(new Holder.By(payment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "demo-shop | o-never | ~~ | 404 | there is no such order",
                "other-shop | o-known | ~~ | 404 | there is no such order",
                "other-shop | o-known | {\"account\":\"olepay\"} | 404 | there is no such order",
                "nobody | o-known | ~~ | 404 | there is no such order",
                "agency | o-known | ~~ | 400 | the client serves several merchants: 'account'",
                "agency | o-known | {\"account\":\"foreign\"} | 404 | there is no such order",
                "agency | o-known | {\"account\":\"few\"} | 409 | \"reason\":\"not-paid\"",
                "demo-shop | o-known | ~~ | 409 | \"reason\":\"not-paid\"",
                "demo-shop | o-known | {} | 409 | \"reason\":\"not-paid\"",
                "demo-shop | o-known | {\"account\":\"olepay\",\"reference\":\"known\"} | 409 | \"reason\":\"not-paid\"",
                "demo-shop | o-known | {\"account\":\"olepay\",\"reference\":\"other\"} | 404 | \"reason\":\"not-its-payment\"",
                "demo-shop | o-known | {\"reference\":\"known\"} | 400 | 'account' is missing or is no text",
                "demo-shop | o-known | {\"order\":\"o-known\"} | 400 | unknown fields in the body",
                "demo-shop | o-known | nonsense | 400 | not well-formed JSON",
                "demo-shop | o known | ~~ | 404 | there is no such order",
            })
    void saysWhyAnOrderIsNotFulfilled(String client, String order, String body, long status, String words)
            throws Exception {
        ask("POST /payments", "", registration("olepay", "known", "o-known"));
        var answer = ask(client, "POST /orders/{order}/fulfilment", order, body);
        assertThat(answer.body().write()).contains(words);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void anOrderWithASlashIsRefusedForItCouldNotBeConfirmed() throws Exception {
        register("olepay", "slash", "2026/1", 400);
    }

    /// Through the routes and streams of the running system.
    @Test
    void holdsAndIsFulfilledInTheRunningSystem() throws Exception {
        var body = registration("olepay", "order-live", "o-live").getBytes(StandardCharsets.UTF_8);
        var merchant = ProductStack.asMerchant(ProductStack.MERCHANT);
        assertThat(ProductStack.post("/payments", merchant, body).statusCode()).isEqualTo(201);
        var live = new Facts(
                ProductStack.shared().engineClients().tables(),
                ProductStack.shared().physical("Ledger"));
        var key = new PaymentKey("olepay", "order-live");
        live.put(
                Fact.of(key, Fact.Source.CALLBACK, "paid", Instant.now(), new News.Paid(PRICE, PRICE.minor())),
                Evidence.own(Instant.now(), Duration.ofDays(1)));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(Checking.state(key).needText("orderHeldBy")).isEqualTo("THIS");
        var reader = Map.of(
                "authorization",
                "Bearer " + ProductStack.shared().token(ProductStack.MERCHANT, "anxin/payments.write"));
        assertThat(ProductStack.post("/orders/o-live/fulfilment", reader, new byte[0])
                        .statusCode())
                .isEqualTo(403);
        var answer = ProductStack.post("/orders/o-live/fulfilment", merchant, new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Checking.state(key).needText("orderStatus")).isEqualTo("FULFILLED");
    }

    private static PaymentKey paid(String account, String reference, String order) throws Exception {
        return paid(account, reference, order, ProductStack.NOON.plusSeconds(5));
    }

    private static PaymentKey paid(String account, String reference, String order, Instant at) throws Exception {
        register(account, reference, order, 201);
        var key = new PaymentKey(account, reference);
        put(key, "paid", new News.Paid(PRICE, PRICE.minor()), at);
        return key;
    }

    private static void put(PaymentKey key, String id, News news, Instant at) {
        FACTS.put(Fact.of(key, Fact.Source.CALLBACK, id, at, news), Evidence.own(at, Duration.ofDays(1)));
    }

    private static void register(String account, String reference, String order, long status) throws Exception {
        var answer = ask("POST /payments", "", registration(account, reference, order));
        assertThat(answer.status()).as(answer.body().write()).isEqualTo(status);
    }

    private static String registration(String account, String reference, String order) {
        return """
                {"account":"%s","reference":"%s","order":"%s","amount":1099,"currency":"USD"}""".formatted(account, reference, order);
    }

    private static String named(PaymentKey payment) {
        return Json.object("account", payment.account(), "reference", payment.reference())
                .write();
    }

    private static Answer ask(String order, String wish, String body) throws IOException {
        return order.startsWith("POST ")
                ? ask(ProductStack.MERCHANT, order, "", body)
                : ask(ProductStack.MERCHANT, "POST /orders/{order}/" + wish, order, body);
    }

    private static Answer ask(String client, String route, String order, String body) throws IOException {
        var claims = Json.object(
                "authorizer",
                Json.object(
                        "jwt",
                        Json.object("claims", Json.object("client_id", client, "scope", "anxin/payments.read"))));
        var event = Json.object(
                "routeKey", route,
                "requestContext", claims,
                "pathParameters", Json.object("order", order),
                "body", body);
        var answer = ProductStack.invoke(INTAKE, event.write().getBytes(StandardCharsets.UTF_8));
        return new Answer(answer.needWhole("statusCode"), Json.parse(answer.needText("body")));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(requests).stream().map(OrdersTest::done).toList();
        }
    }

    private static Answer done(java.util.concurrent.Future<Answer> request) {
        return request.resultNow();
    }

    private static MerchantOrder order(String name) {
        return ORDERS.find(new OrderKey("demo-shop", name)).orElseThrow();
    }

    private static void commit(MerchantOrder before, OrderChange orderChange) {
        var after = ((OrderChange.Changed) orderChange).next();
        assertThat(ORDERS.commit(before, after, Evidence.own(ProductStack.NOON, Duration.ofDays(1))))
                .isTrue();
        assertThat(ORDERS.commit(before, after, Evidence.own(ProductStack.NOON, Duration.ofDays(1))))
                .isFalse();
    }

    /// The order as the payment's item sees it.
    private static Order seen(PaymentKey payment) {
        return state(payment).summary().order();
    }

    private static PaymentState state(PaymentKey payment) {
        return PaymentState.of(dev.anxin.aws.table.Payments.read(item(payment)).summary());
    }

    private static List<String> orderFacts(PaymentKey payment) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(TABLE)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("pay#" + payment.account() + "#" + payment.reference()),
                                ":prefix", AttributeValue.fromS("fact#order#"))))
                .items()
                .stream()
                .map(item -> String.valueOf(item.get("sk")))
                .toList();
    }

    /// Carries a payment's facts to its item, and on to react, until nothing more changes.
    private static void settle(PaymentKey payment) throws Exception {
        var before = Map.<String, AttributeValue>of();
        fold(payment);
        while (!before.equals(item(payment))) {
            before = item(payment);
            react(before);
            fold(payment);
        }
    }

    private static void fold(PaymentKey payment) throws Exception {
        var parked = Json.object(
                "v", 1, "account", payment.account(), "reference", payment.reference(), "attempt", 1, "reason", "made");
        assertThat(ProductStack.invoke(FOLD, Queued.event(parked.write())).write())
                .isEqualTo(Queued.ALL_DONE);
    }

    /// As after a refold: all that is owed is emitted.
    private static void react(Map<String, AttributeValue> item) throws Exception {
        assertThat(ProductStack.invoke(REACT, Streamed.event(item)).write()).isEqualTo(Queued.ALL_DONE);
    }

    private static Map<String, AttributeValue> item(PaymentKey payment) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .getItem(request -> request.tableName(TABLE)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("pay#" + payment.account() + "#" + payment.reference()),
                                "sk", AttributeValue.fromS("payment")))
                        .consistentRead(true))
                .item();
    }
}
