package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What strangers and mistakes send, over HTTP: each has its status and a body that names the problem;
/// nothing is believed that should not be, and no secret comes back.
final class ApiBadInputTest {
    private static final String EVENT = """
            {"type":"payment.succeeded","timestamp":"2026-03-01T12:00:00Z","data":{"order_id":"%s","amount":%s,
            "currency":"%s","status":"succeeded"}}""";

    @Test
    void refusesAWrongSignature() throws Exception {
        var headers = signed("msg_made_wrong", Instant.now(), EVENT.formatted("b-1", "1", "USD"));
        refused(
                send(headers, EVENT.formatted("b-1", "2", "USD").getBytes(StandardCharsets.UTF_8)),
                401,
                "no signature matches");
    }

    @ParameterizedTest
    @CsvSource({"-400, STALE", "400, FUTURE"})
    void refusesWhatWasSignedAtAnotherTime(long seconds, String reason) throws Exception {
        var body = EVENT.formatted("b-2", "1", "USD");
        var headers = signed("msg_made_time", Instant.now().plusSeconds(seconds), body);
        refused(send(headers, body.getBytes(StandardCharsets.UTF_8)), 401, reason);
    }

    @ParameterizedTest
    @CsvSource({"webhook-id", "webhook-timestamp", "webhook-signature"})
    void namesAMissingHeader(String missing) throws Exception {
        var body = EVENT.formatted("b-3", "1", "USD");
        var headers = new HashMap<>(signed("msg_made_missing", Instant.now(), body));
        headers.remove(missing);
        refused(send(headers, body.getBytes(StandardCharsets.UTF_8)), 400, missing);
    }

    @Test
    void refusesABodyOver256Kilobytes() throws Exception {
        var body = "x".repeat(256 * 1024 + 1);
        refused(
                send(signed("msg_made_large", Instant.now(), body), body.getBytes(StandardCharsets.UTF_8)),
                413,
                "over 262144 bytes");
    }

    @Test
    void takesTheBytesAsTheyWereSentAndHeadersInAnyCase() throws Exception {
        var body = EVENT.formatted("b-4", "1099", "USD");
        var shouted = signed("msg_made_case", Instant.now(), body).entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
        shouted.put("Content-Type", "application/octet-stream"); // the API then hands the body over as base64
        kept(send(shouted, body.getBytes(StandardCharsets.UTF_8)), "recorded");
    }

    @Test
    void keepsButDoesNotBelieveWhatIsSignedAndUnreadable() throws Exception {
        keptAs(
                "{\"type\":\"a\",\"type\":\"b\"}".getBytes(StandardCharsets.UTF_8),
                "msg_made_twice",
                "a key stands twice");
        keptAs("[".repeat(65).getBytes(StandardCharsets.UTF_8), "msg_made_deep", "nested deeper than 64");
        keptAs(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, "msg_made_utf8", "not valid UTF-8");
        keptAs(
                "{\"type\":\"party.invited\",\"data\":{}}".getBytes(StandardCharsets.UTF_8),
                "msg_made_type",
                "party.invited");
    }

    @Test
    void knowsNoAccountThatIsNotConfigured() throws Exception {
        refused(ProductStack.post("/callbacks/nobody", Map.of(), new byte[] {'x'}), 404, "there is no such account");
    }

    @ParameterizedTest
    @CsvSource({"-1, USD", "10.99, USD", "1099, ABC", "1098, USD", "1099, EUR"})
    void quarantinesAmountsThatAreNotTheOrders(String amount, String currency) throws Exception {
        var reference = "b-5" + amount + currency;
        assertThat(register(reference, "1099", ProductStack.MERCHANT).statusCode())
                .isEqualTo(201);
        var body = EVENT.formatted(reference, amount, currency);
        kept(
                send(
                        signed("msg_made_" + reference.replace('.', '_'), Instant.now(), body),
                        body.getBytes(StandardCharsets.UTF_8)),
                "recorded");
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        var state = Json.parse(
                ProductStack.get("/payments/olepay/" + reference, ProductStack.asMerchant(ProductStack.MERCHANT))
                        .body());
        assertThat(state.needText("status")).isEqualTo("REGISTERED");
        assertThat(state.at("paid").isTrue()).isFalse();
        assertThat(state.at("quarantine").elements()).hasSize(1);
    }

    @Test
    void registersOnceAndRefusesOtherData() throws Exception {
        assertThat(register("b-6", "1099", ProductStack.MERCHANT).statusCode()).isEqualTo(201);
        assertThat(register("b-6", "1099", ProductStack.MERCHANT).statusCode()).isEqualTo(200);
        refused(register("b-6", "1100", ProductStack.MERCHANT), 409, "registered before with other data");
    }

    @Test
    void showsEachMerchantItsOwnOnly() throws Exception {
        assertThat(register("b-7", "1099", ProductStack.MERCHANT).statusCode()).isEqualTo(201);
        refused(register("b-7", "1099", "other-shop"), 404, "not yours");
        refused(ProductStack.get("/payments/olepay/b-7", ProductStack.asMerchant("other-shop")), 404, "not yours");
        refused(
                ProductStack.get("/payments/olepay/b-none", ProductStack.asMerchant(ProductStack.MERCHANT)),
                404,
                "no such account or payment");
        refused(ProductStack.get("/payments/olepay/b-7", Map.of()), 401, "Unauthorized");
        var reading = Map.of(
                "authorization", "Bearer " + ProductStack.shared().token(ProductStack.MERCHANT, "anxin/payments.read"));
        refused(ProductStack.post("/payments", reading, registration("b-7", "1099")), 403, "Forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"account\":\"olepay\"} | 'reference' is missing or is no text",
                "{\"account\":\"OLEPAY\",\"reference\":\"1\"} | the account is not 1 to 40",
                "{\"account\":\"olepay\",\"reference\":\"a b\"} | the reference is not 1 to 128",
                "{\"account\":\"olepay\",\"reference\":\"1\",\"phone\":\"1\"} | unknown fields",
                "[] | the body is no JSON object",
                "{ | not well-formed JSON",
            })
    void namesWhatIsWrongWithARegistration(String body, String problem) throws Exception {
        var answer = ProductStack.post(
                "/payments", ProductStack.asMerchant(ProductStack.MERCHANT), body.getBytes(StandardCharsets.UTF_8));
        refused(answer, 400, problem);
    }

    private static void keptAs(byte[] body, String id, String problem) throws Exception {
        var headers = StandardWebhooks.headers(List.of(ProductStack.OLEPAY_SECRET), id, Instant.now(), body);
        kept(send(headers, body), problem);
    }

    private static HttpResponse<String> register(String reference, String amount, String merchant) throws Exception {
        return ProductStack.post("/payments", ProductStack.asMerchant(merchant), registration(reference, amount));
    }

    private static byte[] registration(String reference, String amount) {
        return """
                {"account":"olepay","reference":"%1$s","order":"o-%1$s","amount":%2$s,"currency":"USD"}""".formatted(reference, amount).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> signed(String id, Instant at, String body) {
        return StandardWebhooks.headers(
                List.of(ProductStack.OLEPAY_SECRET), id, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(Map<String, String> headers, byte[] body) throws Exception {
        return ProductStack.post("/callbacks/olepay", headers, body);
    }

    private static void kept(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(words);
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words).doesNotContain(ProductStack.OLEPAY_SECRET.substring(6), "v1,");
    }
}
