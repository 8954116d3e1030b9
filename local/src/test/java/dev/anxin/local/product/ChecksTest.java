package dev.anxin.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.Wake;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is due is looked at: the gateway is asked, and what it says becomes the state of the payment.
final class ChecksTest {
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(10);

    private final Checking checking = new Checking();

    @Test
    void findsPaidThoughTheCallbackNeverComes() throws Exception {
        var key = new PaymentKey("olepay", "check-lost");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-lost", "\"status\":\"succeeded\"");
        checking.check(key, due, due);
        assertThat(Checking.state(key).needText("status")).isEqualTo("PAID");
        assertThat(Checking.published(key)).containsExactly(key + ":payment.paid");
    }

    /// The whole way without a hand in it: the customer acts, the wake is set, comes, and the gateway is
    /// asked, by what the template wires.
    @Test
    void isWokenByItsQueueAndAsksByItself() throws Exception {
        var key = new PaymentKey("quick", "check-by-itself");
        Checking.register(key);
        ProductStack.GATEWAY.olepay("check-by-itself", "\"status\":\"succeeded\"");
        acts("check-by-itself");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Checking.state(key).at("paid").isTrue());
        assertThat(Checking.facts(key)).hasSize(1);
    }

    /// The whole way too: long before its time, because a member of the staff wants to know.
    @Test
    void isAskedAboutNowIfTheStaffSaysSo() throws Exception {
        var key = new PaymentKey("olepay", "check-by-staff");
        Checking.register(key);
        ProductStack.GATEWAY.olepay("check-by-staff", "\"status\":\"succeeded\"");
        var staff = Map.of("authorization", "Bearer " + ProductStack.shared().staffToken("made-agent", "agent"));
        var answer = ProductStack.post("/support/payments/olepay/check-by-staff/check", staff, new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Checking.state(key).at("paid").isTrue());
        assertThat(ProductStack.GATEWAY.asked("GET /payments/check-by-staff")).isEqualTo(1);
        assertThat(Checking.facts(key)).as("what the gateway said").hasSize(1);
    }

    @Test
    void isWokenTwiceAndAsksOnce() throws Exception {
        var key = new PaymentKey("olepay", "check-twice");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-twice", "\"status\":\"waiting\"");
        checking.check(key, due, due);
        checking.check(key, due, due.plusSeconds(1));
        assertThat(ProductStack.GATEWAY.asked("GET /payments/check-twice")).isEqualTo(1);
        assertThat(Checking.facts(key)).hasSize(1);
        assertThat(checking.log()).contains("\"outcome\":\"unpaid\"", "\"outcome\":\"out-of-date\"");
    }

    /// Killed between putting the fact and deleting the message: the message comes again at once.
    @Test
    void doesNotAskAgainForATimeThatHasItsFact() throws Exception {
        var key = new PaymentKey("olepay", "check-killed");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-killed", "\"status\":\"waiting\"");
        var wake = new Wake(key, due).write().write();
        assertThat(checking.handle(wake, due)).isTrue();
        assertThat(checking.handle(wake, due)).isTrue();
        assertThat(ProductStack.GATEWAY.asked("GET /payments/check-killed")).isEqualTo(1);
        assertThat(Checking.facts(key)).hasSize(1);
    }

    @Test
    void keepsBothAnswersOfTwoChecksThatHearDifferentThings() throws Exception {
        var key = new PaymentKey("olepay", "check-both");
        var due = Checking.register(key);
        var wake = new Wake(key, due).write().write();
        ProductStack.GATEWAY.olepay("check-both", "\"status\":\"waiting\"");
        ProductStack.GATEWAY.meanwhile("GET /payments/check-both", () -> otherCheckHearsThatItIsPaid(wake, due));
        assertThat(checking.handle(wake, due.plusSeconds(1))).isTrue();
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
        assertThat(Checking.facts(key)).hasSize(2).allMatch(fact -> fact.startsWith("fact#check#" + due + "#"));
        assertThat(checking.log()).contains("\"outcome\":\"unpaid\"");
        assertThat(Checking.state(key).needText("status")).isEqualTo("PAID");
    }

    private static void otherCheckHearsThatItIsPaid(String wake, Instant at) {
        ProductStack.GATEWAY.olepay("check-both", "\"status\":\"succeeded\"");
        try {
            assertThat(new Checking().handle(wake, at)).isTrue();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        ProductStack.GATEWAY.olepay("check-both", "\"status\":\"waiting\"");
    }

    @Test
    void ringsLateForWhatIsDueNow() throws Exception {
        var key = new PaymentKey("olepay", "check-late");
        var due = Checking.register(key, ",\"customerId\":\"made\"");
        ProductStack.GATEWAY.olepay("check-late", "\"status\":\"waiting\"");
        checking.check(key, due, due.plus(Duration.ofMinutes(90)));
        assertThat(Checking.facts(key)).singleElement().asString().startsWith("fact#check#" + due + "#");
        assertThat(Checking.state(key).needText("status"))
                .as("asked after the window's end")
                .isEqualTo("EXPIRED");
    }

    @Test
    void sendsAWakeThatCameTooEarlyAgainForTheRestOfItsTime() throws Exception {
        var key = new PaymentKey("olepay", "check-early");
        var due = Checking.register(key);
        checking.check(key, due, due.minusSeconds(5));
        assertThat(checking.delayed()).isEqualTo("1");
        assertThat(Checking.facts(key)).isEmpty();
    }

    @Test
    void dropsAWakeOfAnotherTime() throws Exception {
        var key = new PaymentKey("olepay", "check-outdated");
        var due = Checking.register(key);
        checking.check(key, due.minusSeconds(60), due.minusSeconds(5));
        assertThat(checking.delayed()).isEqualTo("0");
        assertThat(checking.sent()).isEmpty();
        assertThat(checking.log()).contains("\"outcome\":\"out-of-date\"");
    }

    @ParameterizedTest
    @CsvSource({
        "olepay, check-nobody-knows, olepay, nobody registered this payment",
        "nobody, check-any, unknown, there is no such account",
    })
    void dropsAndCountsAWakeForAPaymentThatNobodyRegistered(
            String account, String reference, String counted, String why) throws Exception {
        var key = new PaymentKey(account, reference);
        checking.check(key, Instant.now(), Instant.now());
        assertThat(checking.deadLetters()).isEmpty();
        assertThat(checking.log())
                .contains("\"Checks\":1,\"account\":\"" + counted + "\",\"outcome\":\"dropped\"", why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Zhang San 13800000000 | Unreadable: no wake: not well-formed JSON",
                "{\"v\":2,\"what\":\"nobody knows yet\"} | Unreadable: a wake of a newer version (2)",
                "{\"v\":1,\"account\":\"olepay\"} | Unreadable: no wake: 'reference' is missing or is no text",
            })
    void putsAMessageThatIsNoWakeIntoTheDeadLettersWithItsReason(String body, String reason) throws Exception {
        assertThat(checking.handle(body, Instant.now())).isTrue();
        var dead = Json.parse(checking.deadLetters().getFirst());
        assertThat(dead.needText("unreadable")).isEqualTo(body);
        assertThat(dead.needText("reason")).startsWith(reason);
        assertThat(checking.log()).doesNotContain("13800000000");
    }

    @Test
    void leavesAMessageThatCannotEvenBePutThereWhereItIs() throws Exception {
        var broken =
                new Checking(Map.of("WAKES_DEAD_LETTERS", ProductStack.shared().physical("Wakes") + "-none"));
        assertThat(broken.handle("no JSON", Instant.now())).isFalse();
    }

    @Test
    void letsAWakeComeAgainIfTheTableIsOutOfReach() throws Exception {
        var broken = new Checking(Map.of("TABLE", "no-such-table"));
        var wake = new Wake(new PaymentKey("olepay", "check-any"), Instant.now());
        assertThat(broken.handle(wake.write().write(), Instant.now())).isFalse();
        assertThat(broken.deadLetters()).isEmpty();
        assertThat(broken.log()).contains("\"outcome\":\"failed-itself\"");
    }

    /// The entry of one account is wrong: its payments wait for who mends it, and the others go on.
    @Test
    void letsOnlyWhatFailedComeAgain() throws Exception {
        var key = new PaymentKey("olepay", "check-neighbour");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-neighbour", "\"status\":\"waiting\"");
        var broken =
                new Wake(new PaymentKey("broken", "check-broken"), due).write().write();
        var wake = new Wake(key, due).write().write();
        assertThat(checking.unfinished(due, "no JSON", broken, wake)).containsExactly("m-1");
        assertThat(Checking.facts(key)).hasSize(1);
        assertThat(checking.deadLetters()).hasSize(1);
    }

    @Test
    void endsAnAbandonedCheckoutSilentlyByClosingItAtTheGateway() throws Exception {
        var key = new PaymentKey("olepay", "check-abandoned");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-abandoned", "\"status\":\"waiting\"");
        var close = "POST /payments/check-abandoned/close";
        ProductStack.GATEWAY.says(close, 200, TestGateway.olepayPayment("check-abandoned", "\"status\":\"closed\""));
        checking.check(key, due, due);
        assertThat(ProductStack.GATEWAY.asked(close)).as("the window is open").isZero();
        var end = due.minus(FIRST_LOOK).plus(WINDOW);
        checking.check(key, end, end);
        assertThat(ProductStack.GATEWAY.asked(close)).isEqualTo(1);
        assertThat(Checking.state(key).needText("status")).isEqualTo("CLOSED");
        assertThat(Checking.published(key)).containsExactly(key + ":payment.closed");
    }

    @Test
    void expiresWhatTheGatewayDoesNotClose() throws Exception {
        var key = new PaymentKey("olepay", "check-refused");
        var due = Checking.register(key);
        ProductStack.GATEWAY.olepay("check-refused", "\"status\":\"waiting\"");
        ProductStack.GATEWAY.says("POST /payments/check-refused/close", 409, "{\"error\":{\"code\":\"not_closable\"}}");
        checking.check(key, due, due.minus(FIRST_LOOK).plus(WINDOW));
        assertThat(Checking.state(key).needText("status")).isEqualTo("EXPIRED");
        assertThat(Checking.published(key)).containsExactly(key + ":payment.expired");
    }

    @Test
    void makesNoNewAttemptOfAFailureThatIsKnown() throws Exception {
        var key = new PaymentKey("quick", "check-failed");
        Checking.register(key);
        ProductStack.GATEWAY.olepay("check-failed", "\"status\":\"failed\",\"code\":\"101\"");
        calls("check-failed", "payment.failed", ",\"code\":\"101\"");
        var next = Checking.state(key).needInstant("nextCheckAt");
        checking.check(key, next, Instant.now().plusSeconds(60));
        assertThat(Checking.state(key).needText("status")).isEqualTo("FAILED");
        assertThat(Checking.published(key))
                .filteredOn(id -> id.contains(":payment.failed:"))
                .hasSize(1);
    }

    /// Not found, silent and rubbish: the payment stays open, and nobody is told that it failed.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "not-found | 404 | {\"error\":{\"code\":\"not_found\"}} | not-found",
                "html | 200 | <html> | no-answer",
                "inside | 200 | {\"error\":{\"code\":\"busy\"}} | no-answer",
                "moved | 302 | ~~ | no-answer",
                "down | 503 | <html> | no-answer",
                "other | 200 | {\"order_id\":\"x\",\"status\":\"succeeded\",\"amount\":1099,\"currency\":\"USD\"} | no-answer",
                "half | 200 | {\"order_id\":\"check-half\",\"stat | no-answer",
            })
    void staysOpenWhereTheGatewayDoesNotSay(String name, int status, String body, String outcome) throws Exception {
        var key = new PaymentKey("olepay", "check-" + name);
        var due = Checking.register(key);
        ProductStack.GATEWAY.says("GET /payments/check-" + name, status, body);
        checking.check(key, due, due);
        assertThat(Checking.state(key).needText("status")).isEqualTo("REGISTERED");
        assertThat(Checking.published(key)).isEmpty();
        assertThat(checking.log()).contains("\"outcome\":\"" + outcome + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"amount\":1,\"currency\":\"USD\"", "\"amount\":1099,\"currency\":\"EUR\"", "\"amount\":-1"})
    void quarantinesAnotherAmountOrCurrency(String money) throws Exception {
        var reference = "check-amount-" + Math.floorMod(money.hashCode(), 1000);
        var key = new PaymentKey("olepay", reference);
        var due = Checking.register(key);
        var payment = """
                {"order_id":"%s","status":"succeeded",%s}""".formatted(reference, money);
        ProductStack.GATEWAY.says("GET /payments/" + reference, 200, payment);
        checking.check(key, due, due);
        var state = Checking.state(key);
        assertThat(state.at("paid").isTrue()).isFalse();
        assertThat(state.at("quarantine").elements()).hasSize(1);
        assertThat(Checking.published(key)).anyMatch(id -> id.contains(":needs-review:quarantined"));
    }

    @Test
    void asksStripeForASessionAndBelievesItsIntent() throws Exception {
        var key = new PaymentKey("stripe", "cs_made_check1");
        var due = Checking.register(key);
        var intent = """
                {"id":"pi_made_check1","object":"payment_intent","status":"succeeded","amount":1099,"amount_received":1099,
                 "currency":"usd"}""";
        var session = """
                {"id":"cs_made_check1","object":"checkout.session","status":"complete","payment_status":"paid",
                 "payment_intent":%s}""".formatted(intent);
        ProductStack.GATEWAY.says("GET /v1/checkout/sessions/cs_made_check1", 200, session);
        checking.check(key, due, due);
        assertThat(Checking.state(key).at("paid").isTrue()).isTrue();
    }

    private static void acts(String reference) throws Exception {
        calls(reference, "payment.pending", "");
    }

    /// A signed callback to the account `quick`.
    private static void calls(String reference, String type, String more) throws Exception {
        var body = """
                {"type":"%s","timestamp":"%s","data":{"order_id":"%s","amount":1099,"currency":"USD"%s}}""".formatted(type, Instant.now(), reference, more).getBytes(StandardCharsets.UTF_8);
        var headers = StandardWebhooks.headers(
                List.of(ProductStack.OLEPAY_SECRET), "msg_made_" + reference, Instant.now(), body);
        var answer = ProductStack.post("/callbacks/quick", headers, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ProductStack.shared().awaitIdle(Duration.ofSeconds(20));
    }
}
