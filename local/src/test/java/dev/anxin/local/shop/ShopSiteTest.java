package dev.anxin.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.simulator.GatewayKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The shop as a browser without scripts walks through it, at ordinary speed.
final class ShopSiteTest {
    private static final GatewayKeys KEYS = GatewayKeys.fresh();
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

    private String post(String uri, String form) throws IOException, InterruptedException {
        var answer = browser.send(
                HttpRequest.newBuilder(WORLD.loopbackServer().uri().resolve(uri))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow();
    }

    @Test
    void whatIsPaidAtOlePayIsSeenOnThePageInTheInboxAndInTheShop() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=olepay&trouble=NONE&lang=zh");
        var page = post(pay, "do=pay");
        assertThat(page).startsWith(stack.apiUri() + "/pay/");
        assertThat(get(page).body()).contains("88.00");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/inbox?lang=en").body())
                        .contains("支付成功", "payment.paid", "signature fits")
                        .doesNotContain("no signature fits"));
        assertThat(get("/?lang=zh").body()).contains("paid", page.replace("&", "&amp;"));
    }

    @Test
    void whoComesBackFromStripeIsLedToThePage() throws Exception {
        var pay = post("/buy", "product=UMBRELLA&gateway=stripe&trouble=NONE&lang=en");
        var back = post(pay, "do=leave");
        assertThat(back).startsWith(WORLD.loopbackServer().uri() + "/return/");
        var page = get(back).headers().firstValue("location").orElseThrow();
        assertThat(get(page).body()).contains("18.00 USD");
        var order = back.substring(back.lastIndexOf('/') + 1);
        assertThat(get("/orders/" + order).body()).contains("REGISTERED", pay);
    }

    @Test
    void whatIsHeldBackIsLetGoByACorrection() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=olepay&trouble=MORE&lang=en");
        post(pay, "do=pay");
        var order = pay.substring(pay.lastIndexOf('/') + 1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/orders/" + order + "?lang=en").body())
                                .contains("Expect what the gateway took"));
        post("/correct", "order=" + order + "&lang=en");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/orders/" + order).body()).contains(">PAID"));
    }

    @Test
    void whatIsShippedIsNotCancelledAndWhatIsCancelledIsPaidBack() throws Exception {
        var shipped = bought();
        post("/ship", "order=" + shipped + "&lang=en");
        post("/cancel", "order=" + shipped + "&lang=en");
        assertThat(get("/orders/" + shipped + "?lang=en").body())
                .contains("FULFILLED", "Anxin: no.")
                .doesNotContain("Ship it");
        var cancelled = bought();
        post("/cancel", "order=" + cancelled + "&lang=en");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/orders/" + cancelled).body()).contains("CANCELLED", "REFUNDED"));
    }

    /// @return the order, paid
    private String bought() throws Exception {
        var pay = post("/buy", "product=TEA&gateway=stripe&trouble=NONE&lang=en");
        post(pay, "do=pay");
        var order = get("/?lang=en").body().replaceFirst("(?s).*?/orders/([A-Z0-9-]+).*", "$1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/orders/" + order).body()).contains(">PAID"));
        return order;
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingIsEchoed() throws Exception {
        for (var path : new String[] {"/orders/none", "/return/none", "/other/%3Cscript%3E", "/x"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("<script");
        }
        assertThat(URI.create(post("/buy", "product=%3Cb%3E&gateway=x&trouble=y")))
                .hasHost("127.0.0.1");
    }
}
