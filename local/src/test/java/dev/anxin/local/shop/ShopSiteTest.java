package dev.anxin.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.SharedKeys;
import dev.anxin.local.simulator.books.GatewayPayment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shop as a browser without scripts walks through it, at ordinary speed.
final class ShopSiteTest {
    private static final GatewayKeys KEYS = SharedKeys.ALL;
    private static final OutsideWorld WORLD = OutsideWorld.open(KEYS, Pace.real(), Optional.empty(), 1);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static LocalStack stack;

    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.of(Path.of("../template.yaml"))
                .withParameters(Map.of("InternalEvents", "true"))
                .withSecrets(KEYS.documents(WORLD.addresses())));
        WORLD.callTo(stack.apiUri());
        WORLD.show(new ShopSite(WORLD, SystemUnderTest.of(stack)));
    }

    @AfterAll
    static void stop() {
        stack.close();
        WORLD.close();
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(WORLD.loopbackServer().uri().resolve(uri))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// As a browser shows the customer's page.
    private void see(String page) throws IOException, InterruptedException {
        var seen = HttpRequest.newBuilder(URI.create(page)).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(browser.send(seen.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private String post(String uri, String form) throws IOException, InterruptedException {
        var answer = browser.send(
                HttpRequest.newBuilder(WORLD.loopbackServer().uri().resolve(uri))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(303, 200);
        return answer.headers().firstValue("location").orElse("");
    }

    @Test
    void whatIsPaidAtOlePayIsSeenOnThePageInTheInboxAndInTheShop() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=olepay&trouble=NONE&lang=zh");
        var page = led(post(pay, "do=pay"));
        assertThat(page).startsWith(stack.apiUri() + "/pay/");
        assertThat(get(page).body()).contains("88.00");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/inbox?lang=en").body())
                        .contains("支付成功", "payment.paid", "signature fits")
                        .doesNotContain("no signature fits"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/?lang=zh").body()).contains("已付款，已发货", page.replace("&", "&amp;")));
        assertThat(get("/desk?lang=zh").body()).contains("paid", "fulfilled");
    }

    @Test
    void whoComesBackFromStripeIsLedToThePage() throws Exception {
        var pay = post("/buy", "product=UMBRELLA&gateway=stripe&trouble=NONE&lang=en");
        var back = post(pay, "do=leave");
        assertThat(back).startsWith(WORLD.loopbackServer().uri() + "/return/");
        assertThat(get(led(back)).body()).contains("US$18.00");
        var order = back.substring(back.lastIndexOf('/') + 1);
        assertThat(get("/desk/" + order).body()).contains("REGISTERED", pay);
    }

    @Test
    void whatIsHeldBackIsLetGoByACorrection() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=olepay&trouble=MORE&lang=en");
        post(pay, "do=pay");
        var order = pay.substring(pay.lastIndexOf('/') + 1);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get("/desk/" + order + "?lang=en").body()).contains("Expect what the gateway took"));
        post("/correct", "order=" + order + "&lang=en");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/desk/" + order).body()).contains(">PAID"));
    }

    @Test
    void whatIsShippedIsNotCancelledAndWhatIsCancelledIsPaidBack() throws Exception {
        var shipped = bought();
        post("/ship", "order=" + shipped + "&lang=en");
        post("/cancel", "order=" + shipped + "&lang=en");
        assertThat(get("/desk/" + shipped + "?lang=en").body())
                .contains("FULFILLED", "Anxin: no, the order was fulfilled")
                .doesNotContain("Ship it");
        post("/cancel", "order=" + shipped + "&lang=zh");
        assertThat(get("/desk/" + shipped + "?lang=zh").body()).contains("安心：不可以，订单已发货");
        var cancelled = bought();
        post("/cancel", "order=" + cancelled + "&lang=en");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get("/desk/" + cancelled).body()).contains("CANCELLED", "<td>returned<td>1250"));
    }

    /// @return the order, paid
    private String bought() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=stripe&trouble=NONE&shipping=ASK&lang=en");
        post(pay, "do=pay");
        var order = get("/?lang=en").body().replaceFirst("(?s).*?/orders/([A-Z0-9-]+).*", "$1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/desk/" + order).body()).contains(">PAID"));
        return order;
    }

    static Stream<String> gateways() {
        return Gateways.names().stream().sorted();
    }

    /// It ended in a refund unless one found the button for shipping.
    @ParameterizedTest
    @MethodSource("gateways")
    void whereNothingGoesWrongTheOrderIsShippedAndNothingIsRefunded(String gateway) throws Exception {
        assertThat(get("/?lang=en").body()).contains("name=gateway value=" + gateway);
        var order = paid("product=TEA&gateway=" + gateway + "&trouble=NONE&lang=en");
        stands(order, "Paid and shipped");
        assertThat(get("/desk/" + order).body()).contains("FULFILLED").doesNotContain("returnsAt");
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void whoeverIsBackIsLedToThePageAndWhoShowsACodeGoesOnOncePaid(String gateway) throws Exception {
        var pay = post("/buy", "product=TEA&gateway=" + gateway + "&trouble=NONE&lang=zh");
        var order = newest();
        if (!pay.startsWith("/scan/")) {
            assertThat(led(post(pay, "do=leave"))).startsWith(stack.apiUri() + "/pay/");
            return;
        }
        assertThat(get(pay).body()).contains("<svg", "88.00 CNY", "扫码付款");
        post(scanned(pay), "do=pay");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(pay).statusCode()).isEqualTo(303));
        assertThat(led(pay)).isEqualTo(led("/return/" + order)).startsWith(stack.apiUri() + "/pay/");
    }

    @Test
    void whereARefundGoesWrongTheShopCancelsAndSaysSoBefore() throws Exception {
        assertThat(get("/?lang=en").body()).contains("The shop cancels, and the answer to its refund is lost");
        stands(paid("product=TEA&gateway=olepay&trouble=REFUND_LOST&lang=en"), "ancelled", "The money went back");
    }

    @Test
    void whoDecidesThemselvesIsToldWhenTheMoneyGoesBack() throws Exception {
        assertThat(get("/?lang=en").body()).contains("undecided, the money goes back after 14 minutes");
        var order = bought();
        assertThat(get("/desk/" + order + "?lang=en").body())
                .contains("the money goes back after 14 minutes", "Ship it");
        assertThat(get("/orders/" + order + "?lang=en").body()).contains("Paid, not shipped yet");
    }

    @Test
    void payingAgainKeepsTheOrder() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=olepay&trouble=NONE&lang=en");
        var order = pay.substring(pay.lastIndexOf('/') + 1);
        post(pay, "do=decline&code=101");
        stands(order, "Not paid");
        assertThat(get("/again/" + order + "?lang=en").body()).contains(order, "Pay for this order");
        assertThat(post("/again", "order=" + order + "&lang=en")).isEqualTo(pay);
        post(pay, "do=pay");
        stands(order, "Paid and shipped");
        assertThat(get("/orders/" + order + "?lang=en").body()).doesNotContain("Pay for this order");
        assertThat(post("/again", "order=" + order + "&lang=en")).startsWith("/orders/" + order);
    }

    /// Who may have paid is not asked to pay: the callback is late, and the customer is back.
    @Test
    void whileThePaymentIsBeingConfirmedNobodyIsAskedToPay() throws Exception {
        var order = paid("product=TEA&gateway=stripe&trouble=CALLBACK_LATE&lang=en");
        assertThat(get("/orders/" + order + "?lang=en").body()).contains("Waiting for the payment");
        see(led("/return/" + order));
        stands(order, "The payment is being confirmed");
        assertThat(get("/orders/" + order + "?lang=en").body()).doesNotContain("Pay for this order");
        assertThat(post("/again", "order=" + order + "&lang=en")).startsWith("/orders/" + order);
    }

    @Test
    void whatTheGatewayClosedIsPaidAgainByANewPaymentOfTheSameOrder() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=stripe&trouble=NONE&lang=en");
        var order = newest();
        var payment = pay.substring(pay.lastIndexOf('/') + 1);
        WORLD.gateway(GatewayKeys.STRIPE_REFUNDS).happen(payment, GatewayPayment.Status.CLOSED, "");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/desk/" + order).body()).contains(">CLOSED"));
        var other = post("/again", "order=" + order + "&lang=en");
        assertThat(other).isNotEqualTo(pay);
        post(other, "do=pay");
        stands(order, "Paid and shipped");
    }

    @Test
    void theCustomersPageOfAnOrderIsNotTheShopsDesk() throws Exception {
        var order = bought();
        assertThat(get("/orders/" + order).body())
                .contains("Longjing tea", "12.50 USD", "How the payment stands")
                .doesNotContain("orderStatus", "diagnosis", "/ship", "/cancel", "/desk/");
        assertThat(get("/desk/" + order).body()).contains("orderStatus", "/ship");
    }

    @Test
    void theInboxShowsOperationsTooAndKeepsLineBreaks() throws Exception {
        var order = paid("product=TEA&gateway=olepay&trouble=MORE&lang=en");
        // The columns are told by topics of their own: each fills in its own time.
        await().atMost(SOON).untilAsserted(() -> {
            var inbox = get("/inbox?lang=en").body();
            assertThat(inbox).contains("To customers", "To the shop's server", "To the people of operations");
            assertThat(inbox.split("To the people of operations", 2)[1])
                    .contains(GatewayKeys.OLEPAY_REFUNDS + "/" + order);
        });
        assertThat(get("/inbox").body()).contains("white-space:pre-line");
    }

    /// @return the order
    private String paid(String form) throws Exception {
        var pay = post("/buy", form);
        var order = newest();
        post(pay.startsWith("/scan/") ? scanned(pay) : pay, "do=pay");
        return order;
    }

    /// Where the phone goes that scans the code of this page.
    private String scanned(String page) throws Exception {
        return get(page).body().replaceFirst("(?s).*target=_blank[^>]*href=\"([^\"]+)\".*", "$1");
    }

    private String led(String uri) throws Exception {
        return get(uri).headers().firstValue("location").orElseThrow();
    }

    private String newest() throws Exception {
        return get("/?lang=en").body().replaceFirst("(?s).*?/orders/([A-Z0-9-]+).*", "$1");
    }

    private void stands(String order, String... oneOf) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get("/orders/" + order + "?lang=en").body()).containsAnyOf(oneOf));
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingIsEchoed() throws Exception {
        for (var path : new String[] {
            "/orders/none", "/return/none", "/again/none", "/scan/none", "/desk/none", "/other/%3Cscript%3E", "/x"
        }) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("<script");
        }
        assertThat(URI.create(post("/buy", "product=%3Cb%3E&gateway=x&trouble=y")))
                .hasHost("127.0.0.1");
    }
}
