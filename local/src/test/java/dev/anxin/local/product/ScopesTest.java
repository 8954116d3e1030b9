package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// No answer shows more than the scopes of its token: a payment only to one that may see payments.
final class ScopesTest {
    /// What a merchant said itself, and where the customer's page is.
    private static final Set<String> RECEIPT =
            Set.of("account", "reference", "order", "amount", "currency", "registeredAt", "payUntil", "pageUrl");

    @Test
    void aFailureIsAnsweredWithAdviceAlone() throws Exception {
        register("sc-failure", "anxin/payments.write");
        var failure = "{\"account\":\"olepay\",\"reference\":\"sc-failure\",\"code\":\"101\"}";
        var answer = json(202, post("/failures", failure, "anxin/failures.write"));
        assertThat(answer.members().keySet()).containsExactlyInAnyOrder("advice", "messageCut");
        assertThat(answer.write()).doesNotContain("sc-failure", "pageUrl", "1099", "/pay/");
        var seen = json(202, post("/failures", failure, "anxin/failures.write", "anxin/payments.read"));
        assertThat(seen.at("payment").needText("pageUrl")).contains("/pay/");
    }

    @Test
    void whoeverMayOnlyWriteGetsAReceipt() throws Exception {
        assertThat(register("sc-receipt", "anxin/payments.write").members()).containsOnlyKeys(RECEIPT);
        var again = json(200, post("/payments", registration("sc-receipt"), "anxin/payments.write"));
        assertThat(again.members()).containsOnlyKeys(RECEIPT);
        var returned = json(200, post("/payments/olepay/sc-receipt/returned", "", "anxin/payments.write"));
        assertThat(returned.members()).containsOnlyKeys(RECEIPT);
        var corrected = json(
                200,
                post(
                        "/payments/olepay/sc-receipt/amount",
                        "{\"amount\":900,\"currency\":\"USD\"}",
                        "anxin/payments.write"));
        assertThat(corrected.members()).containsOnlyKeys(RECEIPT);
        assertThat(corrected.needWhole("amount")).isEqualTo(900);
    }

    @Test
    void whoeverMayReadTooGetsThePayment() throws Exception {
        var payment = register("sc-both", "anxin/payments.write", "anxin/payments.read");
        assertThat(payment.needText("status")).isEqualTo("REGISTERED");
    }

    @Test
    void aNameThatCannotStandInAPathIsRefused() throws Exception {
        for (var name : Set.of("a/b", "/", ".", "..", "a/")) {
            for (var field : Set.of("reference", "order", "customerId")) {
                var fields = new HashMap<>(Map.of("reference", "sc-path", "order", "sc-path", "customerId", "sc-path"));
                fields.put(field, name);
                var body = """
                        {"account":"olepay","reference":"%s","order":"%s","customerId":"%s","amount":1,"currency":"USD"}""".formatted(fields.get("reference"), fields.get("order"), fields.get("customerId"));
                refused(post("/payments", body, "anxin/payments.write"), "'" + field + "' has a '/' in it");
            }
            var failure = "{\"account\":\"olepay\",\"reference\":\"" + name + "\",\"code\":\"101\"}";
            refused(post("/failures", failure, "anxin/failures.write"), "'reference' has a '/' in it");
        }
    }

    /// Nobody says anything by null, so that the API's document need not allow it in every place.
    @Test
    void nullIsRefusedAndNamed() throws Exception {
        var failure = "{\"account\":\"olepay\",\"reference\":\"sc-null\",\"code\":\"101\",\"message\":null}";
        refused(post("/failures", failure, "anxin/failures.write"), "'message' is null");
        var registration = registration("sc-null").replace("}", ",\"contacts\":null}");
        refused(post("/payments", registration, "anxin/payments.write"), "'contacts' is null");
        refused(post("/orders/sc-null/fulfilment", "{\"account\":null}", "anxin/orders.write"), "'account' is null");
    }

    /// What is there and empty is not what is left out.
    @Test
    void anEmptyTextIsNoAccountAndNoCurrency() throws Exception {
        register("sc-empty", "anxin/payments.write");
        var refund = "{\"amount\":1,\"reason\":\"made up\",\"currency\":\"\"}";
        var headers = Map.of(
                "authorization",
                "Bearer " + ProductStack.shared().token(ProductStack.MERCHANT, "anxin/refunds.write"),
                "idempotency-key",
                "empty");
        refused(
                ProductStack.post(
                        "/payments/olepay/sc-empty/refunds", headers, refund.getBytes(StandardCharsets.UTF_8)),
                "'currency' is no ISO 4217 code");
        refused(post("/orders/o-sc-empty/fulfilment", "{\"account\":\"\"}", "anxin/orders.write"), "'account' is not");
    }

    private static Json register(String reference, String... scopes) throws Exception {
        return json(201, post("/payments", registration(reference), scopes));
    }

    private static String registration(String reference) {
        return """
                {"account":"olepay","reference":"%1$s","order":"o-%1$s","amount":1099,"currency":"USD"}""".formatted(reference);
    }

    private static HttpResponse<String> post(String path, String body, String... scopes) throws Exception {
        var token = ProductStack.shared().token(ProductStack.MERCHANT, scopes);
        return ProductStack.post(
                path, Map.of("authorization", "Bearer " + token), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Json json(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.parse(answer.body());
    }

    private static void refused(HttpResponse<String> answer, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(problem);
    }
}
