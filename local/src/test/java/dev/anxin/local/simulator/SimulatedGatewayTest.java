package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.anxin.json.Json;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.Fault.Rubbish;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.stripe.Stripe;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulatedGatewayTest {
    private static final String KEY = "sk_made_for_tests";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Agenda agenda = new Agenda(Pace.times(3_600));
    private final Sender sender = new Sender();
    private final SimulatedGateway olepay =
            new SimulatedGateway(new SimulatedGateway.Setup("olepay", keys(new OlePay()), 0, 1), agenda);
    private final SimulatedGateway stripe =
            new SimulatedGateway(new SimulatedGateway.Setup("stripe", keys(new Stripe()), 0, 1), agenda);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger refuse = new AtomicInteger();
    private final LoopbackServer anxin = LoopbackServer.answering((exchange, body) -> {
        bodies.add(body);
        ids.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")));
        return LoopbackServer.Answer.json(refuse.getAndDecrement() > 0 ? 503 : 200, "{}");
    });

    private static AccountKeys keys(GatewaySimulator words) {
        return new AccountKeys(words.gateway(), words.freshKeys(), KEY, "");
    }

    @AfterEach
    void close() {
        olepay.close();
        stripe.close();
        agenda.close();
        sender.close();
        anxin.close();
    }

    private Sender.Answer ask(SimulatedGateway gateway, String method, String path, String body) {
        return sender.send(HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                .header("authorization", "Bearer " + KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private Json open(String order) {
        var answer = ask(
                olepay,
                "POST",
                "/payments",
                "{\"order_id\":\"" + order
                        + "\",\"amount\":1099,\"currency\":\"CNY\",\"return_url\":\"http://127.0.0.1/back\"}");
        assertThat(answer.status()).isEqualTo(201);
        return Json.parse(answer.body());
    }

    private Json look(String order) {
        return Json.parse(ask(olepay, "GET", "/payments/" + order, "").body());
    }

    @Test
    void whoeverHasNoKeyIsToldNothing() {
        var answer = sender.send(HttpRequest.newBuilder(URI.create(olepay.uri() + "/payments/a-1")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(ask(olepay, "GET", "/payments/a-1", "").body()).contains("not_found");
        assertThat(ask(olepay, "POST", "/payments", "{\"order_id\":\"a-1\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aPaymentIsPaidOnItsPageAndTheCustomerIsSentBack() throws Exception {
        olepay.callTo(anxin.uri());
        var pay = URI.create(open("a-2").needText("pay_url"));
        try (var browser = HttpClient.newHttpClient()) {
            var page = browser.send(HttpRequest.newBuilder(pay).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.body()).contains("10.99 CNY", "value=\"pay\"", "RISK");
            var pressed = browser.send(
                    HttpRequest.newBuilder(pay)
                            .POST(HttpRequest.BodyPublishers.ofString("do=pay&code=101"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(pressed.statusCode()).isEqualTo(303);
            assertThat(pressed.headers().firstValue("location")).contains("http://127.0.0.1/back");
        }
        assertThat(look("a-2").needText("status")).isEqualTo("succeeded");
        assertThat(look("a-2").at("paid_at").exists()).isTrue();
        await().atMost(SOON).until(() -> bodies.size() == 1);
        assertThat(bodies.getFirst()).contains("payment.succeeded", "\"order_id\":\"a-2\"");
    }

    @Test
    void whatIsWaitingIsClosedAndWhatIsUnderWayIsNot() {
        open("a-3");
        open("a-4");
        olepay.happen("a-4", Status.PROCESSING, "202");
        assertThat(ask(olepay, "POST", "/payments/a-3/close", "").body()).contains("\"status\":\"closed\"");
        assertThat(ask(olepay, "POST", "/payments/a-3/close", "").status())
                .as("again")
                .isEqualTo(200);
        assertThat(ask(olepay, "POST", "/payments/a-4/close", "").status()).isEqualTo(409);
        assertThat(look("a-4").needText("status")).isEqualTo("processing");
        assertThat(olepay.happen("a-3", Status.SUCCEEDED, "")).isFalse();
        assertThat(olepay.happen("a-4", Status.SUCCEEDED, "")).isTrue();
        assertThat(olepay.happen("a-4", Status.FAILED, "101")).isFalse();
    }

    @Test
    void callbacksComeAgainUntilTheyAreAcknowledged() {
        refuse.set(3); // at once, after 5 s, after 5 m; then 30 m later
        olepay.callTo(anxin.uri());
        open("a-5");
        olepay.happen("a-5", Status.SUCCEEDED, "");
        await().atMost(SOON).until(() -> olepay.answers("a-5").size() == 4);
        assertThat(olepay.answers("a-5")).containsExactly(503, 503, 503, 200);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void faultsHitTheCallbacks() {
        olepay.callTo(anxin.uri());
        olepay.plan(FaultPlan.NONE
                .with("drop", new Fault.Drop())
                .with("five", new Fault.Duplicate(5))
                .with("turned", new Fault.Reorder())
                .with("more", new Fault.ChangeAmount(100))
                .with("late", new Fault.SucceedLate(Duration.ofMinutes(20))));
        List.of("drop", "five", "turned", "more", "late").forEach(this::open);
        olepay.happen("turned", Status.FAILED, "101");
        List.of("drop", "five", "turned", "more", "late").forEach(id -> olepay.happen(id, Status.SUCCEEDED, ""));
        assertThat(look("late").needText("status")).isEqualTo("processing");
        await().atMost(SOON).until(() -> look("late").needText("status").equals("succeeded"));
        await().atMost(SOON)
                .until(() -> about("turned").size() == 2 && about("late").size() == 2);
        assertThat(about("drop")).isEmpty();
        assertThat(about("five")).hasSize(5);
        assertThat(about("turned").getFirst()).contains("payment.succeeded");
        assertThat(about("more").getFirst()).contains("\"amount\":1199");
        assertThat(look("more").needWhole("amount")).isEqualTo(1199);
    }

    private List<String> about(String order) {
        return bodies.stream()
                .filter(body -> body.contains("\"order_id\":\"" + order + "\""))
                .toList();
    }

    @Test
    void aGatewayThatIsDownRefusesAndComesBackAtItsAddress() {
        open("a-6");
        olepay.goDown(Duration.ofHours(1));
        assertThatThrownBy(() -> look("a-6")).isInstanceOf(UncheckedIOException.class);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> look("a-6").needText("status").equals("waiting"));
    }

    @Test
    void answersAreRubbishInManyWays() {
        open("a-7");
        open("a-8");
        for (var rubbish : Rubbish.values()) {
            olepay.plan(FaultPlan.NONE.with("a-7", new Fault.Answer(rubbish)));
            var answer = ask(olepay, "GET", "/payments/a-7", "");
            var looksRight = answer.status() == 200
                    && answer.body().contains("\"order_id\":\"a-7\",\"payment_id\"")
                    && answer.body().endsWith("}")
                    && answer.body().contains("CNY");
            assertThat(looksRight).as("%s: %s", rubbish, answer.status()).isFalse();
        }
        olepay.plan(FaultPlan.NONE.with("a-7", new Fault.Slow(Duration.ofMillis(300))));
        var begin = System.nanoTime();
        assertThat(look("a-7").needText("status")).isEqualTo("waiting");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void stripesAnswersLookLikeStripes() {
        var made = ask(stripe, "POST", "/v1/payment_intents", "amount=1099&currency=usd&metadata[order]=o-1");
        var id = Json.parse(made.body()).needText("id");
        assertThat(id).startsWith("pi_");
        stripe.happen(id, Status.FAILED, "insufficient_funds");
        var asked = Json.parse(
                ask(stripe, "GET", "/v1/payment_intents/" + id + "?expand[]=latest_charge".replace("[]", "%5B%5D"), "")
                        .body());
        assertThat(asked.needText("status")).isEqualTo("requires_payment_method");
        assertThat(asked.at("last_payment_error").needText("decline_code")).isEqualTo("insufficient_funds");
        assertThat(asked.at("latest_charge").needText("object")).isEqualTo("charge");
        assertThat(ask(stripe, "POST", "/v1/payment_intents/" + id + "/cancel", "")
                        .body())
                .contains("\"status\":\"canceled\"");
        assertThat(ask(stripe, "GET", "/v1/payment_intents/pi_other", "").status())
                .isEqualTo(404);
    }

    @Test
    void aCheckoutSessionHasAPageAndAnIntentAndExpires() {
        var made = Json.parse(ask(
                        stripe,
                        "POST",
                        "/v1/checkout/sessions",
                        "line_items[0][price_data][unit_amount]=500&line_items[0][price_data][currency]=eur"
                                + "&metadata[order]=o-2&success_url=http://127.0.0.1/done")
                .body());
        var id = made.needText("id");
        assertThat(id).startsWith("cs_");
        assertThat(made.needText("url")).startsWith(stripe.uri().toString());
        assertThat(ask(stripe, "POST", "/v1/checkout/sessions/" + id + "/expire", "")
                        .body())
                .contains("\"status\":\"expired\"");
        assertThat(ask(stripe, "POST", "/v1/checkout/sessions/" + id + "/expire", "")
                        .status())
                .isEqualTo(400);
        var intent = made.needText("payment_intent");
        assertThat(ask(stripe, "GET", "/v1/payment_intents/" + intent, "").body())
                .contains("canceled");
    }
}
