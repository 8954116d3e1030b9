package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.local.engine.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whole stories over HTTP: what the gateway sends, what the merchant asks, what everybody is told.
final class StoriesTest {
    @Test
    void tellsThePaidCustomerOnceAndTheMerchantOnce() throws Exception {
        register("pi_made_story1", ",\"tellPaid\":true");
        send("evt_made_s1", "payment_intent.succeeded", intent("pi_made_story1"));
        send("evt_made_s2", "payment_intent.succeeded", intent("pi_made_story1")); // another event of the same fact
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state("pi_made_story1").at("paid").isTrue()).isTrue();
        assertThat(published("pi_made_story1"))
                .containsExactlyInAnyOrder("stripe/pi_made_story1:payment.paid", "stripe/pi_made_story1:paid");
        assertThat(published("pi_made_story1:paid")).hasSize(1);
    }

    @Test
    void saysNotPaidWhenTheGatewayClosesThenThatMoneyCameLateAndPaidOnceItIsFulfilled() throws Exception {
        register("pi_made_story2", "");
        var before = Instant.now().minusSeconds(60); // closed clearly before the money came
        send("evt_made_s3", "payment_intent.processing", intent("pi_made_story2"), before);
        send("evt_made_s4", "payment_intent.canceled", intent("pi_made_story2"), before);
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state("pi_made_story2").needText("status")).isEqualTo("CLOSED");
        assertThat(published("pi_made_story2"))
                .anyMatch(id -> id.startsWith("stripe/pi_made_story2:not-paid:"))
                .contains("stripe/pi_made_story2:payment.closed");
        send("evt_made_s5", "payment_intent.succeeded", intent("pi_made_story2"));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state("pi_made_story2").needText("status")).isEqualTo("PAID");
        assertThat(published("pi_made_story2"))
                .contains("stripe/pi_made_story2:paid-late")
                .doesNotContain("stripe/pi_made_story2:paid");
        var merchant = ProductStack.asMerchant(ProductStack.MERCHANT);
        assertThat(ProductStack.post("/orders/o-pi_made_story2/fulfilment", merchant, new byte[0])
                        .statusCode())
                .isEqualTo(200);
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(published("pi_made_story2")).contains("stripe/pi_made_story2:paid");
    }

    @Test
    void givesTheMerchantTheCodeOfAFailedAttempt() throws Exception {
        register("pi_made_story6", "");
        var declined = """
                {"id":"pi_made_story6","object":"payment_intent","amount":1099,"amount_received":0,"currency":"usd",
                 "last_payment_error":{"code":"card_declined","decline_code":"insufficient_funds"}}""";
        send("evt_made_s10", "payment_intent.payment_failed", declined);
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state("pi_made_story6").needText("status")).isEqualTo("FAILED");
        assertThat(state("pi_made_story6").needText("failureCode")).isEqualTo("insufficient_funds");
        assertThat(published("pi_made_story6")).anyMatch(id -> id.startsWith("stripe/pi_made_story6:payment.failed:"));
    }

    @Test
    void findsThePaymentOfAMerchantWhoRegisteredItsCheckoutSession() throws Exception {
        register("cs_made_story3", "");
        var session = """
                {"id":"cs_made_story3","object":"checkout.session","payment_intent":"pi_made_story3","payment_status":"unpaid",
                 "amount_total":1099,"currency":"usd"}""";
        send("evt_made_s6", "checkout.session.completed", session);
        send("evt_made_s7", "payment_intent.succeeded", intent("pi_made_story3"));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(state("cs_made_story3").needText("status")).isEqualTo("PAID");
        assertThat(published("cs_made_story3")).contains("stripe/cs_made_story3:payment.paid");
        assertThat(published("stripe/pi_made_story3"))
                .as("the other id says nothing by itself")
                .isEmpty();
    }

    @Test
    void emitsAllThatIsOwedAfterARefoldButTellsNobodyTwice() throws Exception {
        register("pi_made_story4", ",\"tellPaid\":true");
        send("evt_made_s8", "payment_intent.succeeded", intent("pi_made_story4"));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        var parked = Json.object(
                "v", 1, "account", "stripe", "reference", "pi_made_story4", "attempt", 1, "reason", "made for a test");
        ProductStack.shared()
                .engineClients()
                .queues()
                .sendMessage(request -> request.queueUrl(ProductStack.shared().physical("Refold"))
                        .messageBody(parked.write()));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(published("pi_made_story4"))
                .filteredOn(id -> id.endsWith(":payment.paid"))
                .hasSize(2);
        assertThat(published("pi_made_story4"))
                .filteredOn(id -> id.endsWith(":paid"))
                .hasSize(1);
    }

    @Test
    void leavesForeignBusinessAlone() throws Exception {
        send("evt_made_s9", "payment_intent.succeeded", intent("pi_made_story5"));
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(ProductStack.get("/payments/stripe/pi_made_story5", ProductStack.asMerchant(ProductStack.MERCHANT))
                        .statusCode())
                .isEqualTo(404);
        assertThat(published("pi_made_story5")).isEmpty();
    }

    private static void register(String reference, String more) throws Exception {
        var body = """
                {"account":"stripe","reference":"%1$s","order":"o-%1$s","amount":1099,"currency":"USD","locale":"en"%2$s}""".formatted(reference, more);
        var answer = ProductStack.post(
                "/payments", ProductStack.asMerchant(ProductStack.MERCHANT), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void send(String id, String type, String object) throws Exception {
        send(id, type, object, Instant.now());
    }

    private static void send(String id, String type, String object, Instant created) throws Exception {
        var now = Instant.now();
        var body = """
                {"id":"%s","object":"event","type":"%s","created":%d,"data":{"object":%s}}""".formatted(id, type, created.getEpochSecond(), object).getBytes(StandardCharsets.UTF_8);
        var signature = StripeSignature.header(List.of(ProductStack.STRIPE_SECRET), now, body);
        var answer = ProductStack.post("/callbacks/stripe", Map.of(StripeSignature.HEADER, signature), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String intent(String id) {
        return """
                {"id":"%s","object":"payment_intent","amount":1099,"amount_received":1099,"currency":"usd"}""".formatted(id);
    }

    private static Json state(String reference) throws Exception {
        var answer = ProductStack.get("/payments/stripe/" + reference, ProductStack.asMerchant(ProductStack.MERCHANT));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    /// The ids of all that was published about a payment.
    private static List<String> published(String reference) {
        return ProductStack.shared().inbox().messages().stream()
                .map(Inbox.Message::text)
                .filter(text -> text.startsWith("{")) // other tests send texts to phones
                .map(text -> Json.parse(text).needText("id"))
                .filter(id -> id.contains(reference))
                .toList();
    }
}
