package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.AddressPolicy;
import dev.anxin.http.Call;
import dev.anxin.http.HttpCalls;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.olepay.OlePay;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.stripe.Stripe;
import dev.anxin.local.simulator.stripe.StripeObjects;
import dev.anxin.payment.PaymentKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The adapters ask the simulated gateways: both sides were written from one description, and here they meet.
final class AdaptersTest {
    private static final String KEY = "sk_made_for_tests";

    private final Agenda agenda = new Agenda(Pace.times(3_600));
    private final SimulatedGateway olepay =
            new SimulatedGateway(new SimulatedGateway.Setup("olepay", keys(new OlePay()), 0, 1), agenda);
    private final SimulatedGateway stripe =
            new SimulatedGateway(new SimulatedGateway.Setup("stripe", keys(new Stripe()), 0, 1), agenda);
    private final HttpCalls calls = new HttpCalls(Duration.ofSeconds(10), 256 * 1024, AddressPolicy.OPEN);

    private static AccountKeys keys(GatewaySimulator words) {
        return new AccountKeys(words.gateway(), words.freshKeys(), KEY, "");
    }

    @AfterEach
    void close() {
        olepay.close();
        stripe.close();
        agenda.close();
    }

    @Test
    void olePayIsUnderstood() {
        assertThat(ask(olepay, "a-1")).containsExactly("NotFound");
        create(olepay, "/payments", "{\"order_id\":\"a-1\",\"amount\":1099,\"currency\":\"CNY\",\"return_url\":\"\"}");
        assertThat(ask(olepay, "a-1")).containsExactly("Unpaid");
        olepay.happen("a-1", Status.PROCESSING, "202");
        assertThat(ask(olepay, "a-1")).containsExactly("Acting");
        assertThat(end(olepay, "a-1")).containsExactly("NoAnswer");
        olepay.happen("a-1", Status.FAILED, "101");
        assertThat(ask(olepay, "a-1")).containsExactly("Failed", "Unpaid");
        assertThat(end(olepay, "a-1")).containsExactly("Closed");
        assertThat(ask(olepay, "a-1")).containsExactly("Closed");
    }

    @Test
    void olePaysMoneyIsUnderstood() {
        create(olepay, "/payments", "{\"order_id\":\"a-2\",\"amount\":1099,\"currency\":\"CNY\",\"return_url\":\"\"}");
        olepay.happen("a-2", Status.AUTHORISED, "");
        assertThat(ask(olepay, "a-2")).containsExactly("Authorised");
        olepay.happen("a-2", Status.SUCCEEDED, "");
        assertThat(ask(olepay, "a-2")).containsExactly("Paid");
    }

    @Test
    void stripesIntentsAreUnderstood() {
        assertThat(ask(stripe, "pi_nobody")).containsExactly("NotFound");
        var id = create(stripe, "/v1/payment_intents", "amount=1099&currency=usd");
        assertThat(ask(stripe, id)).containsExactly("Unpaid");
        stripe.happen(id, Status.PROCESSING, StripeObjects.AUTHENTICATION);
        assertThat(ask(stripe, id)).containsExactly("Acting", "Unpaid", "MethodNamed");
        stripe.happen(id, Status.FAILED, "insufficient_funds");
        assertThat(ask(stripe, id)).containsExactly("Failed", "Unpaid");
        assertThat(end(stripe, id)).containsExactly("Closed");
        assertThat(ask(stripe, id)).containsExactly("Closed");
    }

    @Test
    void stripesSessionsAreUnderstood() {
        var item = "line_items[0][price_data]";
        var form = item + "[unit_amount]=1099&" + item + "[currency]=usd&mode=payment";
        var id = create(stripe, "/v1/checkout/sessions", form);
        assertThat(ask(stripe, id)).containsExactly("Unpaid", "AlsoKnownAs");
        stripe.happen(id, Status.SUCCEEDED, "");
        assertThat(ask(stripe, id)).containsExactly("Paid", "MethodNamed", "AlsoKnownAs");
        var other = create(stripe, "/v1/checkout/sessions", form + "&metadata[order]=o-2");
        assertThat(end(stripe, other)).containsExactly("Closed", "AlsoKnownAs");
    }

    @Test
    void slipsAndDebitsAreNamed() {
        create(olepay, "/payments", "{\"order_id\":\"a-3\",\"amount\":1099,\"currency\":\"CNY\",\"return_url\":\"\"}");
        var intent = create(stripe, "/v1/payment_intents", "amount=1099&currency=usd");
        for (var gateway : List.of(olepay, stripe)) {
            var id = gateway == olepay ? "a-3" : intent;
            gateway.begin(id, PayMethod.Kind.VOUCHER, Duration.ofDays(3));
            assertThat(ask(gateway, id)).containsExactlyInAnyOrder("Acting", "Unpaid", "MethodNamed");
            gateway.begin(id, PayMethod.Kind.BANK_DEBIT, Duration.ZERO);
            assertThat(ask(gateway, id)).containsExactly("Acting", "MethodNamed");
            assertThat(end(gateway, id)).as("a debit under way is not closed").containsExactly("NoAnswer");
            gateway.happen(id, Status.FAILED, "debit_not_authorized");
            assertThat(ask(gateway, id)).containsExactly("Failed", "Unpaid");
            gateway.begin(id, PayMethod.Kind.VOUCHER, Duration.ofDays(3));
            assertThat(end(gateway, id)).containsExactly("Closed");
        }
    }

    /// @return its id
    private String create(SimulatedGateway gateway, String path, String body) {
        var call = Call.post(URI.create(gateway.uri() + path), Map.of("Authorization", "Bearer " + KEY), body);
        var answer = (Reply.Answered) calls.send(call);
        var json = Json.parse(answer.body());
        return json.at("id").text().or(() -> json.at("order_id").text()).orElseThrow();
    }

    private List<String> ask(SimulatedGateway gateway, String id) {
        var inquiry = inquiry(gateway, id);
        return hear(Gateways.named(gateway.account()).orElseThrow().payment(inquiry));
    }

    private List<String> end(SimulatedGateway gateway, String id) {
        var inquiry = inquiry(gateway, id);
        return hear(Gateways.named(gateway.account()).orElseThrow().close(inquiry, "close:" + id));
    }

    private static Inquiry inquiry(SimulatedGateway gateway, String id) {
        var key = new PaymentKey(gateway.account(), id);
        return new Inquiry(key, List.of(), gateway.uri().toString(), List.of(KEY), Instant.now());
    }

    /// The kinds of the news.
    private List<String> hear(Question<List<News>> question) {
        var reply = calls.send(((Request.Ready) question.request()).call());
        return question.read(reply).stream()
                .map(news -> news instanceof News.Dated(var _, var dated) ? dated : news)
                .map(news -> news.getClass().getSimpleName())
                .toList();
    }
}
