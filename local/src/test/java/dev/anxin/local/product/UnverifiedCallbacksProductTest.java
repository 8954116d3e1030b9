package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.aws.message.Wake;
import dev.anxin.function.CallbackFunction;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/// A callback that is not believed causes one question about the payment that it names, if that is one of ours. Nothing
/// else follows from it, and whoever sent it hears the same either way.
final class UnverifiedCallbacksProductTest {
    private static final Duration IDLE = Duration.ofSeconds(20);

    /// Which nobody configured.
    private static final String STRANGERS_SECRET = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXItMDE=";

    private final Checking checking = new Checking();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private static byte[] claim(String reference) {
        return """
                {"type":"payment.succeeded","timestamp":"%s","data":{"order_id":"%s","amount":999999,"currency":"EUR"}}""".formatted(ProductStack.NOON, reference).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> forged(byte[] body, Instant at) {
        return StandardWebhooks.headers(List.of(STRANGERS_SECRET), "msg_made_forged", at, body);
    }

    /// The whole way, by what the template wires: the account is used by nobody else who forges.
    @Test
    void aForgedClaimAboutOurPaymentIsAskedAboutAndNotBelieved() throws Exception {
        var key = new PaymentKey("quick", "unverified-known");
        Checking.register(key);
        ProductStack.GATEWAY.olepay("unverified-known", "\"status\":\"succeeded\"");
        var body = claim("unverified-known");
        var known = ProductStack.post("/callbacks/quick", forged(body, Instant.now()), body);
        assertThat(known.statusCode()).isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Checking.state(key).at("paid").isTrue());
        ProductStack.shared().awaitIdle(IDLE);
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-known")).isEqualTo(1);
        assertThat(Checking.facts(key)).as("what the gateway said").hasSize(1);
        var state = Checking.state(key);
        assertThat(state.at("quarantine").elements())
                .as("the amount that the stranger named is no news")
                .isEmpty();
        assertThat(Checking.published(key)).containsExactly(key + ":payment.paid");

        var other = claim("unverified-nobody-knows");
        var unknown = ProductStack.post("/callbacks/quick", forged(other, Instant.now()), other);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        ProductStack.shared().awaitIdle(IDLE);
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-nobody-knows"))
                .isZero();
    }

    /// @return the answers of the function itself, to so many forged claims about payments that it reads nothing of
    private List<String> answers(String queue, Instant at, int count) throws IOException {
        RequestStreamHandler callback = new CallbackFunction(
                ProductStack.surroundings("CallbackFunction", Map.of("WAKES_QUEUE", queue), log, () -> at));
        var answers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var body = claim("claimed-" + i);
            answers.add(
                    ProductStack.invoke(callback, event(forged(body, at), body)).write());
        }
        return answers;
    }

    private static byte[] event(Map<String, String> headers, byte[] body) {
        var named = new LinkedHashMap<String, Json>();
        headers.forEach((name, value) -> named.put(name, Json.of(value)));
        return Json.object(
                        "pathParameters",
                        Json.object("account", "olepay"),
                        "headers",
                        new Json.Fields(named),
                        "body",
                        new String(body, StandardCharsets.UTF_8))
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String queue() {
        var unique = "test-unverified-" + UUID.randomUUID();
        return ProductStack.shared()
                .engineClients()
                .queues()
                .createQueue(request -> request.queueName(unique))
                .queueUrl();
    }

    private static List<String> taken(String queue) {
        return IntStream.range(0, 4)
                .boxed()
                .flatMap(_ -> ProductStack.shared()
                        .engineClients()
                        .queues()
                        .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                        .messages()
                        .stream())
                .map(Message::body)
                .toList();
    }

    @Test
    void aFloodBecomesAFewQuestionsAMinuteAndAllHearTheSame() throws Exception {
        var queue = queue();
        assertThat(answers(queue, ProductStack.NOON, 40))
                .hasSize(40)
                .containsOnly(answers(queue(), ProductStack.NOON, 1).getFirst());
        assertThat(taken(queue))
                .hasSize(6)
                .allSatisfy(body -> assertThat(Wake.read(body).cause()).isEqualTo(Wake.Cause.UNVERIFIED));
        assertThat(log.toString(StandardCharsets.UTF_8).split("\"outcome\":\"rejected\"", -1))
                .as("each is counted")
                .hasSize(42);
    }

    @Test
    void aQueueThatIsGoneIsNotHeardOfByWhoeverForges() throws Exception {
        var there = answers(queue(), ProductStack.NOON, 2);
        assertThat(answers(queue() + "-none", ProductStack.NOON, 2)).isEqualTo(there);
    }

    private static String unverified(PaymentKey key, Instant at) {
        return Wake.unverified(key, at).write().write();
    }

    @Test
    void whatNobodyRegisteredIsNotAskedAbout() throws Exception {
        var key = new PaymentKey("olepay", "unverified-unknown");
        ProductStack.GATEWAY.olepay("unverified-unknown", "\"status\":\"succeeded\"");
        assertThat(checking.handle(unverified(key, Instant.now()), Instant.now()))
                .isTrue();
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-unknown"))
                .isZero();
        assertThat(Checking.facts(key)).isEmpty();
        assertThat(checking.log())
                .contains("\"outcome\":\"dropped\"", "nobody registered what was claimed")
                .doesNotContain("unverified-unknown");
    }

    /// The payment's own times stay as they are: what is asked in between takes none of them away.
    @Test
    void itIsAskedAboutOnceAMinuteAndItsOwnTimesStay() throws Exception {
        var key = new PaymentKey("olepay", "unverified-twice");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("unverified-twice", "\"status\":\"waiting\"");
        var at = due.minusSeconds(300).truncatedTo(ChronoUnit.MINUTES);
        assertThat(checking.handle(unverified(key, at), at.plusSeconds(1))).isTrue();
        assertThat(checking.handle(unverified(key, at.plusSeconds(9)), at.plusSeconds(10)))
                .isTrue();
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-twice")).isEqualTo(1);
        assertThat(checking.handle(unverified(key, at.plusSeconds(60)), at.plusSeconds(61)))
                .isTrue();
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-twice")).isEqualTo(2);
        ProductStack.shared().awaitIdle(IDLE);
        assertThat(Checking.state(key).needInstant("nextCheckAt")).isEqualTo(due);
        checking.check(key, due, due);
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-twice")).isEqualTo(3);
    }

    @Test
    void itIsTheQuestionThatIsDueIfOneIs() throws Exception {
        var key = new PaymentKey("olepay", "unverified-due");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("unverified-due", "\"status\":\"waiting\"");
        assertThat(checking.handle(unverified(key, due.plusSeconds(1)), due.plusSeconds(1)))
                .isTrue();
        checking.check(key, due, due.plusSeconds(2));
        assertThat(ProductStack.GATEWAY.asked("GET /payments/unverified-due")).isEqualTo(1);
        assertThat(Checking.facts(key)).singleElement().asString().startsWith("fact#check#" + due + "#");
    }

    /// Registered as a session; the forged callback names the intent that the session has become.
    @Test
    void anotherIdOfThePaymentIsAsGood() throws Exception {
        var key = new PaymentKey("stripe", "cs_unverified");
        var due = Checking.register(key);
        var session = """
                {"id":"cs_unverified","object":"checkout.session","status":"open","payment_status":"unpaid",
                 "payment_intent":"pi_unverified"}""";
        ProductStack.GATEWAY.says("GET /v1/checkout/sessions/cs_unverified", 200, session);
        checking.check(key, due, due);
        var asked = ProductStack.GATEWAY.asked("GET /v1/checkout/sessions/cs_unverified");
        var later = due.plusSeconds(100);
        assertThat(checking.handle(unverified(new PaymentKey("stripe", "pi_unverified"), later), later))
                .isTrue();
        assertThat(checking.log()).doesNotContain("nobody registered");
        assertThat(ProductStack.GATEWAY.asked("GET /v1/checkout/sessions/cs_unverified"))
                .isGreaterThan(asked);
    }
}
