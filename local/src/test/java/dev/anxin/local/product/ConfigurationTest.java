package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.SweepFunction;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One entry of a document stops itself alone, and an event is believed by the account alone whose it is.
final class ConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "stripe-live, true, '', recorded",
        "stripe-live, false, '', kept",
        "stripe-live, true, acct_other, kept",
        "stripe, false, '', recorded",
        "stripe, true, '', kept",
        "stripe-of, false, acct_made, recorded",
        "stripe-of, false, acct_other, kept",
        "stripe-of, false, '', kept",
        "stripe-of, true, acct_made, kept",
    })
    void takesItsOwnEventsAlone(String account, String live, String connected, String outcome) throws Exception {
        var reference = "pi_owner_" + account + "_" + live + "_" + connected;
        assertThat(post("/payments", """
                {"account":"%s","reference":"%s","order":"%2$s","amount":1099,"currency":"USD"}""".formatted(account, reference)).statusCode())
                .isEqualTo(201);
        var named = connected.isEmpty() ? "" : "\"account\":\"" + connected + "\",";
        var body = """
                {"id":"evt_made_%1$s","object":"event","api_version":"2026-07-29.dahlia","livemode":%2$s,%3$s
                 "type":"payment_intent.succeeded","data":{"object":{"id":"%1$s","object":"payment_intent","amount":1099,
                 "currency":"usd","amount_received":1099,"status":"succeeded"}}}""".formatted(reference, live, named).getBytes(StandardCharsets.UTF_8);
        var signed = StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), Instant.now(), body);
        var answer = ProductStack.post("/callbacks/" + account, Map.of(StripeSignature.HEADER, signed), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).needText("outcome")).isEqualTo(outcome);
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        var payment = Json.parse(ProductStack.get(
                        "/payments/" + account + "/" + reference, ProductStack.asMerchant(ProductStack.MERCHANT))
                .body());
        assertThat(payment.at("paid").isTrue()).isEqualTo(outcome.equals("recorded"));
        assertThat(payment.at("quarantine").elements()).isEmpty();
    }

    @Test
    void aBadEntryLeavesTheOrdersOfItsClientAlone() throws Exception {
        var shop = ProductStack.asMerchant("half-shop");
        var registered = ProductStack.post(
                "/payments",
                shop,
                "{\"account\":\"half-whole\",\"reference\":\"half-1\",\"order\":\"half-1\",\"amount\":1,\"currency\":\"USD\"}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        var fulfilment = ProductStack.post("/orders/half-1/fulfilment", shop, new byte[0]);
        assertThat(fulfilment.statusCode()).as(fulfilment.body()).isEqualTo(409);
        assertThat(fulfilment.body()).contains("not-paid");
        var cancellation = ProductStack.post("/orders/half-1/cancellation", shop, new byte[0]);
        assertThat(cancellation.statusCode()).as(cancellation.body()).isEqualTo(200);
    }

    @Test
    void theSweepNamesEveryEntryThatCannotBeUsed() throws Exception {
        var log = new ByteArrayOutputStream();
        ProductStack.invoke(
                new SweepFunction(ProductStack.surroundings("SweepFunction", Map.of(), log)),
                "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"Configuration\"")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("\"account\":\"half-broken\"", "'payWithinSeconds'"))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"account\":\"worded\"", "\"outcome\":\"left-out\"", "'910'", "'hated'"))
                .anySatisfy(line -> assertThat(line).contains("\"account\":\"broken\"", "'gateway'"));
    }

    @Test
    void callbacksOfAnEntryThatCannotBeReadAreSentAgain() throws Exception {
        var answer = ProductStack.post("/callbacks/misread", Map.of(), new byte[] {'{', '}'});
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("not configured as it should be");
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return ProductStack.post(
                path, ProductStack.asMerchant(ProductStack.MERCHANT), body.getBytes(StandardCharsets.UTF_8));
    }
}
