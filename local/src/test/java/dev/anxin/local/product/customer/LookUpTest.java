package dev.anxin.local.product.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.PageFunction;
import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Customers who have lost their link, and others who guess. Each test has a client of its own.
final class LookUpTest {
    private static final Pattern ACCOUNT_COUNTER = Pattern.compile("lookup#looked-up#\\d+#\\d+");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = Instant.now();
    private final PageFunction function =
            new PageFunction(ProductStack.surroundings("PageFunction", Map.of(), log, () -> now));

    @Test
    void overHttpItLeadsToThePageOfThePayment() throws Exception {
        register("looked-up", "look-1", "look-order-1", 129000, "CNY");
        var html = Map.of("accept", "text/html", "accept-language", "zh-CN,zh;q=0.9");
        var form = ProductStack.get("/look-up/looked-up", html);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("订单号", "method=\"post\"", "Made Shop");
        assertThat(form.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'");
        var headers = Map.of("accept", "text/html", "content-type", "application/x-www-form-urlencoded");
        var found = ProductStack.post(
                "/look-up/looked-up", headers, "order=look-order-1&amount=%C2%A51,290.00".getBytes(UTF_8));
        assertThat(found.statusCode()).isEqualTo(303);
        var page = found.request()
                .uri()
                .resolve(found.headers().firstValue("location").orElse(""));
        var shown = ProductStack.get(page.getPath(), Map.of("accept", "application/json"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("look-order-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1290",
                "1290.00",
                "1,290",
                "1,290.00",
                "1.290,00",
                "¥1,290.00",
                "１２９０．００",
                "CN¥1290.0",
                " 1290 元 "
            })
    void readsAmountsAsPeopleWriteThem(String amount) throws Exception {
        register("looked-up", "look-2", "look-order-2", 129000, "CNY");
        assertThat(status(look("203.0.113.2", "look-order-2", amount))).isIn(303, 429);
        now = now.plus(Duration.ofHours(1)); // ten an hour of one order
        assertThat(status(look("203.0.113.2", "look-order-2", amount))).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "129",
                "12.90",
                "129000",
                "1290.01",
                "1,29",
                "-1290",
                "1e3",
                "0",
                ".",
                "¥",
                "1290.000",
                "99999999999999999"
            })
    void takesNoOtherAmount(String amount) throws Exception {
        register("looked-up", "look-3", "look-order-3", 129000, "CNY");
        now = now.plus(Duration.ofHours(Math.floorMod(amount.hashCode(), 1_000)));
        assertThat(status(look("203.0.113.3", "look-order-3", amount))).isEqualTo(404);
    }

    @Test
    void readsCurrenciesWithoutAndWithThreeDigits() throws Exception {
        register("looked-up", "look-yen", "look-yen", 1290, "JPY");
        register("looked-up", "look-dinar", "look-dinar", 1290, "KWD");
        assertThat(status(look("203.0.113.4", "look-yen", "1,290"))).isEqualTo(303);
        assertThat(status(look("203.0.113.4", "look-yen", "1290.00"))).isEqualTo(404);
        assertThat(status(look("203.0.113.4", "look-dinar", "1.290"))).isEqualTo(303);
        assertThat(status(look("203.0.113.4", "look-dinar", "1.29"))).isEqualTo(303);
        assertThat(status(look("203.0.113.4", "look-dinar", "1290"))).isEqualTo(404);
    }

    /// Status, headers and page: nothing tells an order that there is from one that there is not.
    @Test
    void saysTheSameOfAnUnknownOrderAsOfAnotherAmount() throws Exception {
        register("looked-up", "look-5", "look-order-5", 1099, "USD");
        var wrong = look("203.0.113.5", "look-order-5", "10.98");
        var unknown = look("203.0.113.5", "look-order-nowhere", "10.98");
        var impossible = look("203.0.113.5", "no order at all", "much");
        assertThat(status(wrong)).isEqualTo(404);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(impossible).isEqualTo(wrong);
        assertThat(wrong.needText("body")).doesNotContain("look-order-5", "10.98");
    }

    @Test
    void thereIsNoSuchPageWhereTheMerchantDoesNotWantIt() throws Exception {
        register("olepay", "look-6", "look-order-6", 1099, "USD");
        var off = send("olepay", "203.0.113.6", "order=look-order-6&amount=10.99");
        var nowhere = send("no-such-account", "203.0.113.6", "order=look-order-6&amount=10.99");
        assertThat(status(off)).isEqualTo(404);
        assertThat(nowhere).isEqualTo(off);
        assertThat(status(send("looked-up", "203.0.113.6", "order=look-order-6&amount=10.99")))
                .as("a payment of an account that does not offer it, by way of one that does")
                .isEqualTo(404);
    }

    @Test
    void findsThePaymentWithThisAmountOfSeveral() throws Exception {
        register("looked-up", "look-7a", "look-order-7", 1099, "USD");
        register("looked-up", "look-7b", "look-order-7", 999, "USD");
        var found = look("203.0.113.7", "look-order-7", "9.99").at("headers").needText("location");
        var token = found.substring(found.lastIndexOf('/') + 1, found.indexOf('?'));
        assertThat(PageTest.seal().open(token, now).orElseThrow().payment().reference())
                .isEqualTo("look-7b");
    }

    @Test
    void guessingAmountsOfAnOrderEndsAfterTen() throws Exception {
        register("looked-up", "look-8", "look-order-8", 1099, "USD");
        for (int i = 0; i < 10; i++) {
            assertThat(status(look("203.0.113." + (100 + i), "look-order-8", "1" + i)))
                    .isEqualTo(404);
        }
        var right = look("203.0.113.120", "look-order-8", "10.99");
        assertThat(status(right)).isEqualTo(429);
        assertThat(right.at("headers").needText("retry-after")).isEqualTo("3600");
        now = now.plus(Duration.ofHours(1));
        assertThat(status(look("203.0.113.120", "look-order-8", "10.99"))).isEqualTo(303);
    }

    @Test
    void anAddressGuessesThirtyTimes() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(status(look("2001:db8:1:2::" + i, "guess-9-" + i, "10.99")))
                    .isEqualTo(404);
        }
        assertThat(status(look("2001:db8:1:2:ffff::1", "guess-9-31", "10.99"))).isEqualTo(429);
        assertThat(status(look("2001:db8:1:3::1", "guess-9-31", "10.99"))).isEqualTo(404);
    }

    /// Of the orders that somebody guesses from as many addresses, about a thousand are looked at in an hour. The
    /// counters of the account are many, none of which gets more than its share. Most of it is used up already.
    @Test
    void guessingOrdersFromManyAddressesGetsNowhere() throws Exception {
        register("looked-up", "look-10", "guess-10-449", 1099, "USD");
        now = now.plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.HOURS);
        int left = 8;
        useUp(64 - left);
        var answers = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 450; i++) {
            var address = "198.51." + i / 250 + "." + i % 250;
            answers.merge(status(look(address, "guess-10-" + i, "10.99")), 1, Integer::sum);
        }
        assertThat(answers.keySet()).containsExactlyInAnyOrder(404, 429);
        assertThat(answers.get(404)).isBetween(110, 16 * left);
        assertThat(counters(now)).hasSize(16).allMatch(times -> times > 56 && times <= 64);
    }

    /// As that many earlier guesses in each of the account's counters would.
    private void useUp(int times) {
        var hour = now.getEpochSecond() / 3600;
        for (int shard = 0; shard < 16; shard++) {
            var key = AttributeValue.fromS("lookup#looked-up#" + shard + "#" + hour);
            ProductStack.shared()
                    .engineClients()
                    .tables()
                    .putItem(request -> request.tableName(ProductStack.shared().physical("Ledger"))
                            .item(Map.of(
                                    "pk", key,
                                    "sk", AttributeValue.fromS("lookup"),
                                    "v", AttributeValue.fromN("1"),
                                    "times", AttributeValue.fromN(Integer.toString(times)),
                                    "expiresAt", AttributeValue.fromN(Long.toString((hour + 1) * 3600)))));
        }
    }

    private static List<Integer> counters(Instant at) {
        var hour = at.getEpochSecond() / 3600;
        var request = ScanRequest.builder()
                .tableName(ProductStack.shared().physical("Ledger"))
                .build();
        return ProductStack.shared().engineClients().tables().scanPaginator(request).items().stream()
                .filter(item -> ACCOUNT_COUNTER.matcher(text(item, "pk")).matches()
                        && text(item, "pk").endsWith("#" + hour))
                .map(item -> Integer.parseInt(
                        item.getOrDefault("times", AttributeValue.fromN("0")).n()))
                .toList();
    }

    @Test
    void keepsNobodysAddressOrOrderInItsCounters() throws Exception {
        look("203.0.113.200", "look-order-secret", "10.99");
        var request = ScanRequest.builder()
                .tableName(ProductStack.shared().physical("Ledger"))
                .build();
        var counters = ProductStack.shared().engineClients().tables().scanPaginator(request).items().stream()
                .filter(item -> text(item, "pk").startsWith("lookup#"))
                .toList();
        assertThat(counters).isNotEmpty().allMatch(item -> item.containsKey("expiresAt"));
        assertThat(counters.toString() + log).doesNotContain("203.0.113.200", "look-order-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order=a",
                "amount=1",
                "order=a&amount=1&more=1",
                "order=a&order=b&amount=1",
                "order=%zz&amount=1"
            })
    void refusesWhatIsNoForm(String body) {
        var page = send("looked-up", "203.0.113.11", body);
        assertThat(status(page)).isEqualTo(400);
        assertThat(page.needText("body")).contains("请填写订单号和订单金额两项", "<form method=\"post\"");
        var route = "POST /look-up/{account}";
        var problem = call(event(route, "looked-up", "203.0.113.11", "application/json", body));
        assertThat(status(problem)).isEqualTo(400);
        assertThat(problem.needText("body")).startsWith("{\"problem\":");
    }

    @Test
    void refusesABodyOfAMegabyte() {
        assertThat(status(send("looked-up", "203.0.113.12", "order=" + "x".repeat(1_000_000))))
                .isEqualTo(413);
    }

    @Test
    void isSmallAndAsksForNothingElse() {
        var page = call(event("GET /look-up/{account}", "looked-up", "203.0.113.13", "text/html", ""))
                .needText("body");
        assertThat(page.getBytes(UTF_8)).hasSizeLessThan(20 * 1024);
        assertThat(page).doesNotContain("src=", "url(", "@import").contains("href=\"data:,\"");
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static int status(Json answer) {
        return Math.toIntExact(answer.needWhole("statusCode"));
    }

    private Json look(String address, String order, String amount) {
        return send("looked-up", address, "order=" + encoded(order) + "&amount=" + encoded(amount));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Json send(String account, String address, String form) {
        return call(event("POST /look-up/{account}", account, address, "text/html", form));
    }

    private Json call(Json event) {
        try {
            return ProductStack.invoke(function, event.write().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json event(String route, String account, String address, String accept, String body) {
        return Json.object(
                "version",
                "2.0",
                "routeKey",
                route,
                "headers",
                Json.object("accept", accept, "content-type", "application/x-www-form-urlencoded"),
                "pathParameters",
                Json.object("account", account),
                "requestContext",
                Json.object("http", Json.object("sourceIp", address)),
                "body",
                body);
    }

    private static void register(String account, String reference, String order, long amount, String currency)
            throws Exception {
        var body = Json.object(
                "account", account, "reference", reference, "order", order, "amount", amount, "currency", currency);
        var answer = ProductStack.post(
                "/payments",
                ProductStack.asMerchant(ProductStack.MERCHANT),
                body.write().getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }
}
