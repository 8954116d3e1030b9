package dev.anxin.local.product.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.function.PageFunction;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.product.ProductStack;
import dev.anxin.page.link.Seal;
import dev.anxin.page.link.Ticket;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The customer's page over HTTP: who gets in, what the first look does, and that nobody else learns
/// anything.
final class PageTest {
    private static final Map<String, String> BROWSER =
            Map.of("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    @Test
    void showsThePaymentAndNotesOnceThatItsCustomerCameBack() throws Exception {
        var key = register("pi_made_page1", soon());
        assertThat(returned(key)).isFalse();
        var page = ProductStack.post("/pay/" + token(key), BROWSER, new byte[0]);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("We are confirming your payment", "SO-1", "US$10.99");
        assertThat(returned(key)).isTrue();
        var before = count(key);
        ProductStack.post("/pay/" + token(key), BROWSER, new byte[0]);
        ProductStack.post("/pay/" + token(key) + "?format=json", Map.of(), new byte[0]);
        assertThat(count(key)).as("later looks write nothing").isEqualTo(before);
    }

    @Test
    void isTheSameFactAsTheShopsOwnReport() throws Exception {
        var key = register("pi_made_page2", soon());
        var now = Instant.now();
        facts().put(
                        Fact.of(key, Fact.Source.CUSTOMER, "returned", now.minusSeconds(5), new News.Returned()),
                        Evidence.own(now, Duration.ofDays(30)));
        var before = count(key);
        assertThat(ProductStack.post("/pay/" + token(key), BROWSER, new byte[0]).statusCode())
                .isEqualTo(200);
        assertThat(count(key)).isEqualTo(before);
    }

    @Test
    void whatOnlyLoadsThePageIsNotThePersonWhoSeesIt() throws Exception {
        var key = register("pi_made_page3", soon());
        ProductStack.get("/pay/" + token(key), BROWSER);
        ProductStack.get("/pay/" + token(key) + "?format=json", Map.of());
        ProductStack.get("/pay/" + token(key), Map.of("accept", "*/*", "user-agent", "made-preview/1.0"));
        assertThat(returned(key)).isFalse();
    }

    @Test
    void aPersonWithoutScriptPressesAButton() throws Exception {
        var key = register("pi_made_page10", soon());
        assertThat(ProductStack.get("/pay/" + token(key), BROWSER).body())
                .contains("data-unseen=\"true\"", "<form method=\"post\"");
        var seen = ProductStack.post("/pay/" + token(key), BROWSER, new byte[0]);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("data-unseen=\"false\"").doesNotContain("<form");
        assertThat(returned(key)).isTrue();
    }

    @Test
    void answersInJsonAndInTheOtherLanguage() throws Exception {
        var key = register("pi_made_page4", soon());
        var json = ProductStack.post("/pay/" + token(key), Map.of("accept", "application/json"), new byte[0]);
        assertThat(json.headers().firstValue("content-type")).contains("application/json");
        assertThat(Json.parse(json.body()).needText("state")).isEqualTo("confirming");
        assertThat(Json.parse(json.body()).needText("schema")).isEqualTo("anxin.page/1");
        var chinese = ProductStack.get("/pay/" + token(key) + "?lang=zh-CN", BROWSER);
        assertThat(chinese.body()).contains("<html lang=\"zh-CN\">", "支付结果确认中");
    }

    @Test
    void isSentSoThatNobodyElseLearnsOfItOrGetsIntoIt() throws Exception {
        var key = register("pi_made_page5", soon());
        for (String path : List.of("/pay/" + token(key), "/pay/nothing")) {
            var headers = ProductStack.get(path, BROWSER).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("cache-control")).contains("no-store");
            assertThat(headers.firstValue("content-type")).contains("text/html; charset=utf-8");
        }
    }

    @Test
    void opensNothingWithATokenThatIsNotWholeNotOursOrTooOldAndSaysTheSameOfEach() throws Exception {
        var key = register("pi_made_page6", soon());
        var old = register("pi_made_page7", Instant.now().minus(Duration.ofDays(31)));
        var token = token(key);
        var foreign = Seal.of(Json.object("key", "made-key-made-key-made-key-made-key-1"))
                .seal(Ticket.of(key, Instant.now()));
        var unregistered = new PaymentKey("stripe", "pi_made_nobody");
        var bytes = Base64.getUrlDecoder().decode(token);
        var bad = Stream.of(
                "x",
                token.substring(1),
                token.substring(0, token.length() - 4),
                token + "=",
                token + "%3D%3D",
                (token.startsWith("A") ? "%42" : "%41") + token.substring(1),
                Base64.getUrlEncoder().encodeToString(bytes) + "=".repeat(1),
                foreign,
                seal().seal(Ticket.of(old, Instant.now().minus(Duration.ofDays(31)))),
                seal().seal(Ticket.of(unregistered, Instant.now())),
                "A".repeat(2000));
        var answers = bad.map(PageTest::look).distinct().toList();
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).startsWith("404 ").contains("没有找到这个页面", "There is no such page");
        assertThat(ProductStack.get("/pay/x?format=json", Map.of()).body())
                .isEqualTo("{\"problem\":\"there is no such page\"}");
    }

    private static String look(String token) {
        try {
            var answer = ProductStack.get("/pay/" + token, BROWSER);
            return answer.statusCode() + " " + answer.headers().allValues("content-security-policy") + answer.body();
        } catch (Exception unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Test
    void showsThePaymentWithoutAShopWhenTheAccountsCannotBeRead() throws Exception {
        var key = register("pi_made_page8", soon());
        var log = new ByteArrayOutputStream();
        var broken = page(Map.of("ACCOUNTS_DOCUMENT", "nowhere"), log, Instant.now());
        var answer = ProductStack.invoke(broken, event(token(key)));
        assertThat(answer.at("statusCode").whole()).contains(200L);
        assertThat(answer.needText("body"))
                .contains("We are confirming your payment")
                .doesNotContain("class=\"button");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("no-account");
    }

    @Test
    void linksInMessagesOpenThePage() throws Exception {
        var key = register("pi_made_page9", soon());
        var paid = new News.Paid(new Money(1099, "USD"), 1099);
        facts().put(
                        Fact.of(key, Fact.Source.CHECK, "made", Instant.now(), paid),
                        Evidence.own(Instant.now(), Duration.ofDays(30)));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        var message = ProductStack.shared().inbox().messages().stream()
                .map(Inbox.Message::text)
                .filter(text -> text.contains("pi_made_page9:paid\""))
                .map(Json::parse)
                .findFirst()
                .orElseThrow();
        var url = message.at("parameters").needText("pageUrl");
        assertThat(url).isEqualTo("https://pay.example/pay/" + token(key));
        assertThat(message.needText("template")).isEqualTo("paid");
        assertThat(message.needText("text")).contains("Your order SO-1 is paid: US$10.99.", url);
        assertThat(message.needText("sms")).endsWith(" " + url);
        assertThat(message.at("parameters").needWhole("amountMinor")).isEqualTo(1099);
        var channels = message.at("channels");
        assertThat(channels.at("email").needText("subject")).isEqualTo("Payment complete (order SO-1)");
        assertThat(channels.at("sms").needText("encoding")).isEqualTo("GSM-7");
        assertThat(channels.at("sms").needWhole("segments")).isEqualTo(1);
        assertThat(channels.at("wechat").needText("amount")).isEqualTo("$10.99");
        assertThat(channels.at("inbox").needText("text")).startsWith("Your order SO-1 is paid: US$10.99.");
        assertThat(ProductStack.get("/pay/" + url.substring(url.lastIndexOf('/') + 1), BROWSER)
                        .body())
                .contains("Your payment is complete");
    }

    /// Late enough that its window does not end while it is looked at.
    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(30));
    }

    private static PaymentKey register(String reference, Instant payUntil) {
        var key = new PaymentKey("stripe", reference);
        var now = Instant.now();
        var registration = new Registration(
                now,
                "demo-shop",
                "SO-1",
                new Money(1099, "USD"),
                "customer-1",
                "en",
                "Asia/Shanghai",
                payUntil,
                "https://pay.example",
                Terms.DEFAULT.tellingPaid(true));
        facts().put(
                        Fact.of(key, Fact.Source.MERCHANT, "registered", now, new News.Registered(registration)),
                        Evidence.own(now, Duration.ofDays(30)));
        return key;
    }

    static Facts facts() {
        return new Facts(
                ProductStack.shared().engineClients().tables(),
                ProductStack.shared().physical("Ledger"));
    }

    private static boolean returned(PaymentKey key) {
        return facts().sum(key).moment(Moment.RETURNED).isPresent();
    }

    /// How many items the payment has that nobody but us writes: facts of its customer.
    private static int count(PaymentKey key) {
        return ProductStack.shared()
                .engineClients()
                .tables()
                .query(request -> request.tableName(ProductStack.shared().physical("Ledger"))
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk", text("pay#" + key.account() + "#" + key.reference()),
                                ":prefix", text("fact#customer"))))
                .count();
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String value) {
        return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value);
    }

    static String token(PaymentKey key) {
        return seal().seal(Ticket.of(key, facts().sum(key).registration().payUntil()));
    }

    static Seal seal() {
        var secret = ProductStack.shared()
                .engineClients()
                .secrets()
                .getSecretValue(
                        request -> request.secretId(ProductStack.shared().physical("PageKey")))
                .secretString();
        return Seal.of(Json.parse(secret));
    }

    private static PageFunction page(Map<String, String> changed, OutputStream log, Instant now) {
        return new PageFunction(new dev.anxin.function.runtime.Environment(
                ProductStack.surroundings("PageFunction", changed, log).environment(),
                () -> now,
                new java.io.PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    static byte[] event(String token) {
        return Json.object(
                        "version",
                        "2.0",
                        "routeKey",
                        "GET /pay/{token}",
                        "headers",
                        Json.object("accept", "text/html"),
                        "pathParameters",
                        Json.object("token", token))
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }
}
