package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.RegistrationClient;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SharedKeys;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `anxin catch-up` and `anxin doctor`, against what runs and a simulated Stripe whose callbacks we turn away.
final class CatchUpCommandTest {
    private static final String UNUSABLE = "{\"gateway\":\"stripe\",\"mode\":\"test\",\"secrets\":[\"whsec_other\"]}";

    @TempDir
    private static Path work = Path.of("");

    private static LocalPaths localPaths = new LocalPaths(Path.of(".."), work);
    private static LocalStack stack;
    private static SimulatedGateway stripe;
    private static SimulatedGateway olepay;
    private static SimulatedGateway paypal;
    private static SimulatedGateway wechat;
    private static final Agenda AGENDA = new Agenda(Pace.real());

    /// The secret that verifies Stripe's is another one: each callback gets a 401, as if nobody were there to take it.
    @BeforeAll
    static void start() {
        localPaths = new LocalPaths(Path.of(".."), work);
        var keys = SharedKeys.ALL;
        keys.write(work);
        stripe = new SimulatedGateway(new SimulatedGateway.Setup("stripe", keys.of("stripe"), 0, 1), AGENDA);
        olepay = new SimulatedGateway(new SimulatedGateway.Setup("olepay", keys.of("olepay"), 0, 1), AGENDA);
        paypal = new SimulatedGateway(new SimulatedGateway.Setup("paypal", keys.of("paypal"), 0, 1), AGENDA);
        wechat = new SimulatedGateway(new SimulatedGateway.Setup("wechat", keys.of("wechat"), 0, 1), AGENDA);
        var addresses = new Addresses(
                Map.of("stripe", stripe.uri(), "olepay", olepay.uri(), "paypal", paypal.uri(), "wechat", wechat.uri()),
                Addresses.nowhere().shop());
        var secrets = new HashMap<>(keys.documents(addresses));
        secrets.computeIfPresent("VerifySecrets", (_, all) -> {
            var verify = new HashMap<>(Json.parse(all).members());
            verify.put("stripe", Json.parse(UNUSABLE));
            return new Json.Fields(verify).write();
        });
        stack = LocalPaths.start(localPaths
                .options(keys, addresses, Optional.empty(), line -> {})
                .withSecrets(secrets)
                .withRunningFile(localPaths.runningFile()));
        stripe.callTo(stack.apiUri());
        olepay.callTo(stack.apiUri());
        paypal.callTo(stack.apiUri());
        wechat.callTo(stack.apiUri());
    }

    @AfterAll
    static void stop() {
        stack.close();
        stripe.close();
        olepay.close();
        paypal.close();
        wechat.close();
        AGENDA.close();
    }

    private static Ran run(String... arguments) {
        return Ran.of(Anxin.commandLine(localPaths), arguments);
    }

    /// More than are on one page.
    @Test
    void whatWasTurnedAwayIsHeardOnceHoweverOftenItIsPulled() throws Exception {
        var intents =
                IntStream.range(0, 60).mapToObj(i -> intent("pulled-" + i)).toList();
        intents.forEach(intent -> stripe.happen(intent, Status.SUCCEEDED, ""));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> intents.stream()
                        .allMatch(intent -> stripe.answers(intent).contains(401)));
        register("stripe", intents.getFirst()); // not before: a callback that is turned away asks about what is known
        assertThat(run("show", "stripe", intents.getFirst()).out()).contains("now       REGISTERED");
        var first = run("catch-up", "stripe", "--since", "1h");
        assertThat(first.out()).contains("60 events since", "60 of them news");
        assertThat(first.exit()).isZero();
        stack.awaitIdle(Duration.ofSeconds(20));
        assertThat(run("show", "stripe", intents.getFirst()).out()).contains("now       PAID");
        var again =
                Json.parse(run("catch-up", "stripe", "--since", "2h", "--json").out());
        assertThat(again.needWhole("events")).isEqualTo(60);
        assertThat(again.needWhole("news")).isZero();
        assertThat(again.at("complete").isTrue()).isTrue();
    }

    private static String intent(String name) {
        try (var sender = new Sender()) {
            var answer = sender.send(HttpRequest.newBuilder(URI.create(stripe.uri() + "/v1/payment_intents"))
                    .header("authorization", "Bearer " + stripe.secret())
                    .POST(HttpRequest.BodyPublishers.ofString("amount=1099&currency=usd&metadata[order]=" + name)));
            return Json.parse(answer.body()).needText("id");
        }
    }

    private static void register(String account, String reference) {
        var token = run("token", GatewayKeys.SHOP).out().strip();
        try (var sender = new Sender()) {
            var answer = new RegistrationClient(sender, stack.apiUri(), token)
                    .register(Json.object(
                            "account",
                            account,
                            "reference",
                            reference,
                            "order",
                            "o-" + reference,
                            "amount",
                            1099,
                            "currency",
                            "USD"));
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @Test
    void paymentsOfAGatewayThatListsNoEventsAreAskedAbout() throws Exception {
        register("olepay", "asked-1");
        stack.awaitIdle(Duration.ofSeconds(20));
        var ran = run("catch-up", "olepay");
        assertThat(ran.out()).contains("It lists no events: 1 payments are asked about now.");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void theDoctorSaysWhetherEventsComeHere() {
        var all = run("doctor");
        assertThat(all.out())
                .contains("stripe: its gateway sends events to " + stack.apiUri() + "/callbacks/stripe")
                .contains("stripe: events of the last hour that are not delivered: ")
                .contains("olepay: olepay cannot say where it sends events: " + stack.apiUri() + "/callbacks/olepay")
                .contains("olepay: olepay lists no events");
        assertThat(run("doctor", "stripe").exit()).isZero();
        assertThat(run("doctor", "olepay").exit()).as("it cannot say").isZero();
        stripe.register(true, "payment_intent.succeeded");
        assertThat(run("doctor", "stripe").out()).contains("does not send charge.dispute.closed");
        stripe.register(false, "*");
        var ill = run("doctor", "stripe", "--json");
        assertThat(ill.exit()).isEqualTo(1);
        var finding = Json.parse(ill.out()).at("findings").elements().getFirst();
        assertThat(finding.needText("health")).isEqualTo("WRONG");
        assertThat(finding.needText("words"))
                .isEqualTo("the endpoint " + stack.apiUri() + "/callbacks/stripe is disabled");
        stripe.register(true, "*");
        assertThat(run("doctor", "nobody").err()).contains("There is no account 'nobody'");
    }

    @Test
    void theDoctorAsksPayPalAsWell() {
        var well = run("doctor", "paypal");
        assertThat(well.out())
                .contains("paypal: its gateway sends events to " + stack.apiUri() + "/callbacks/paypal")
                .contains("paypal: events of the last hour: 0");
        assertThat(well.exit()).isZero();
        paypal.register(false, "*");
        assertThat(run("doctor", "paypal").out()).contains("no endpoint has the address " + stack.apiUri());
        paypal.register(true, "*");
    }

    @Test
    void theDoctorHasAGatewayTestItsKeys() throws Exception {
        var well = run("doctor", "wechat");
        assertThat(well.out())
                .contains("wechat: wechat cannot say where it sends events")
                .contains("wechat: it believes our calls and we its answers; it now sends an event for a test to "
                        + stack.apiUri() + "/callbacks/wechat");
        assertThat(well.exit()).isZero();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> wechat.answers("").contains(200));
        wechat.goDown(Duration.ofDays(1));
        var ill = run("doctor", "wechat");
        assertThat(ill.out()).contains("wechat: whether its keys fit is not known: ");
        assertThat(ill.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-03-01T10:30:00Z",
        "5h, 2026-03-01T07:00:00Z",
        "3d, 2026-02-26T12:00:00Z",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
    })
    void readsSinceWhen(String since, Instant begin) {
        assertThat(CatchUpCommand.begin(since, Instant.parse("2026-03-01T12:00:00Z")))
                .isEqualTo(begin);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "0h", "5", "2026-03-01", "2026-03-01T12:00:01Z"})
    void refusesWhatIsNoTimeInThePast(String since) {
        assertThatThrownBy(() -> CatchUpCommand.begin(since, Instant.parse("2026-03-01T12:00:00Z")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--since");
    }
}
