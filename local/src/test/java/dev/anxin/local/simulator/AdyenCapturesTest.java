package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Call;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.adyen.Adyen;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A merchant account that captures by hand: what the simulated Adyen tells of it, and how the adapter reads that.
final class AdyenCapturesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI BASE = URI.create("https://adyen.example");
    private static final Adyen WORDS = new Adyen();
    private static final AccountKeys MANUAL = AccountKeys.fresh(WORDS).as(Map.of("capture", "manual"));

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Callback> sent = new ArrayList<>();
    private final SimulatedGateway gateway = SimulatedGateway.atHand(
            new SimulatedGateway.Setup("adyen-manual", MANUAL, 0, 1), new Standing(), BASE, (_, callback) -> {
                sent.add(callback);
                return new Sender.Answer(202, "");
            });
    private final DirectCalls calls = new DirectCalls(gateway);

    AdyenCapturesTest() {
        gateway.callTo(URI.create("https://anxin.example"));
    }

    /// What is to be done is done when the test looks.
    private final class Standing implements Timetable {
        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public void after(Duration virtual, Runnable task) {
            tasks.add(task);
        }
    }

    private Reply.Answered send(String method, String path, String body) {
        var uri = URI.create(BASE + path);
        var headers = gateway.door().callHeaders(new GatewayRequest(method, uri, Map.of(), body));
        return (Reply.Answered) calls.send(new Call(method, uri, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// @return Adyen's id of the payment
    private String paid(String order) {
        var body = "{'merchantAccount':'AnxinDemoAccount','reference':'%s','amount':{'value':1000,'currency':'EUR'}}"
                .formatted(order)
                .replace('\'', '"');
        assertThat(send("POST", "/v72/sessions", body).status()).isEqualTo(201);
        assertThat(gateway.happen(order, Status.SUCCEEDED, "")).isTrue();
        return gateway.attempts(order).getLast();
    }

    private Reply.Answered capture(String psp, String amount) {
        var body = "{'merchantAccount':'AnxinDemoAccount','reference':'c-1','amount':%s}".formatted(amount);
        return send("POST", "/v72/payments/" + psp + "/captures", body.replace('\'', '"'));
    }

    /// What was told since the last time.
    private String told() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        var said = sent.stream().map(this::line).collect(Collectors.joining("; "));
        sent.clear();
        return said;
    }

    private String line(Callback callback) {
        var reading = Gateways.named("adyen")
                .orElseThrow()
                .read(
                        new Delivery("adyen-manual", callback.headers(), callback.body(), NOON),
                        MANUAL.callbacks().verifies(),
                        new EventOwner(false, "", MANUAL.owner()));
        return ((Reading.Trusted) reading)
                .facts().stream()
                        .map(fact -> fact.payment().reference() + " "
                                + fact.news().stream().map(News::undated).toList())
                        .collect(Collectors.joining());
    }

    @Test
    void holdsTheMoneyUntilTheShopCapturesAPart() {
        var psp = paid("o-1");
        assertThat(told()).isEqualTo("o-1 [Authorised[asked=1000 EUR], AlsoKnownAs[reference=" + psp + "]]");
        assertThat(gateway.find("o-1").orElseThrow().status()).isEqualTo(Status.AUTHORISED);
        var answer = Json.parse(capture(psp, "{'value':600,'currency':'EUR'}").body());
        var id = answer.needText("pspReference");
        assertThat(id).isNotEqualTo(psp);
        assertThat(answer.needText("status")).isEqualTo("received");
        assertThat(told())
                .isEqualTo(psp + " [CaptureReported[asked=0 EUR, capture=" + id + ", status=SUCCEEDED, amount=600]]");
        assertThat(capture(psp, "{'value':400,'currency':'EUR'}").status())
                .as("the rest was let go")
                .isEqualTo(422);
        gateway.take("o-1", Taking.Step.FAIL);
        assertThat(told())
                .as("under the capture's own id")
                .isEqualTo(psp + " [CaptureReported[asked=0 EUR, capture=" + id + ", status=FAILED, amount=600]]");
    }

    @Test
    void theShopCapturesInTheDashboard() {
        var psp = paid("o-2");
        told();
        assertThat(gateway.happen("o-2", Status.SUCCEEDED, "")).isTrue();
        assertThat(told()).startsWith(psp + " [CaptureReported[").endsWith("status=SUCCEEDED, amount=1000]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'value':1001,'currency':'EUR'}",
                "{'value':0,'currency':'EUR'}",
                "{'value':1000,'currency':'USD'}",
                "{'value':1000,'currency':'EUR','more':1}",
                "1000"
            })
    void refusesToCaptureAnythingElse(String amount) {
        var psp = paid("o-3");
        told();
        assertThat(capture(psp, amount).status()).isEqualTo(422);
        assertThat(gateway.find("o-3").orElseThrow().status()).isEqualTo(Status.AUTHORISED);
        assertThat(told()).isEmpty();
    }

    @Test
    void itsEntrySaysHowItCaptures() {
        assertThat(WORDS.variants()).containsEntry("manual", MANUAL.variant());
        assertThat(AccountKeys.fresh(WORDS).verifies(BASE).at("capture").text()).contains("automatic");
        assertThat(MANUAL.verifies(BASE).at("capture").text()).contains("manual");
        assertThat(AccountKeys.read(MANUAL.write()).owner()).isEqualTo(MANUAL.owner());
    }
}
