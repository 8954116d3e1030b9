package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that speak to what runs, against what runs.
final class CommandsTest {
    @TempDir
    private static Path work = Path.of("");

    private static Place place = new Place(Path.of(".."), work);
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        place = new Place(Path.of(".."), work);
        var keys = GatewayKeys.fresh();
        keys.write(work);
        stack = Place.start(place.options(keys, Addresses.nowhere(), Optional.empty(), line -> {})
                .withRunningFile(place.runningFile()));
    }

    @AfterAll
    static void stop() {
        stack.close();
        assertThat(place.runningFile()).doesNotExist();
    }

    private static Ran run(String... arguments) {
        return Ran.of(Anxin.commandLine(place), arguments);
    }

    private static Sender.Answer register(String account, String reference) {
        var token = run("token", GatewayKeys.SHOP).out().strip();
        try (var sender = new Sender()) {
            return new Shop(sender, stack.apiUri(), token)
                    .register(Json.object(
                            "account",
                            account,
                            "reference",
                            reference,
                            "order",
                            "o-1",
                            "amount",
                            1099,
                            "currency",
                            "CNY"));
        }
    }

    @Test
    void aPaymentByHand() throws Exception {
        assertThat(register("olepay", "by-hand").status()).isEqualTo(201);
        var sent =
                run("trigger", "olepay", "payment.failed", "--reference", "by-hand", "--code", "101", "--times", "2");
        assertThat(sent.out())
                .contains("POST " + stack.apiUri() + "/callbacks/olepay   (2 times, at once)")
                .containsPattern("webhook-signature: v1,\\S+ v1a,\\S+")
                .contains("\"order_id\":\"by-hand\"")
                .contains("-> 200 {\"outcome\":\"recorded\"}");
        assertThat(sent.exit()).isZero();
        stack.awaitIdle(Duration.ofSeconds(20));
        var shown = run("show", "olepay", "by-hand");
        assertThat(shown.out())
                .contains("registered: order o-1, 10.99 CNY")
                .contains("failed: 101")
                .contains("the merchant an event: payment.failed")
                .contains("now       FAILED (attempt failed)")
                .contains("folded    yes");
        assertThat(shown.exit()).isZero();
    }

    @Test
    void bothKeysOfOlePayAreTheGateways() throws Exception {
        var keys = GatewayKeys.read(work).keys("olepay");
        assertThat(keys.signs()).anyMatch(key -> key.startsWith("whsk_"));
        var document = stack.clients()
                .secrets()
                .getSecretValue(request -> request.secretId(stack.physical("VerifySecrets")))
                .secretString();
        assertThat(document).contains("whpk_").doesNotContain("whsk_");
    }

    @Test
    void whatIsForgedOrOldIsRefused() {
        var forged = run("trigger", "stripe", "payment_intent.succeeded", "--forge");
        assertThat(forged.out()).contains("-> 401", "WRONG_SIGNATURE");
        assertThat(forged.exit()).isEqualTo(1);
        var old = run("trigger", "olepay", "payment.succeeded", "--age", "412");
        assertThat(old.out()).contains("-> 401").containsPattern("signed 41[2-9] s ago; 300 s are allowed");
        assertThat(old.exit()).isEqualTo(1);
    }

    @Test
    void anyBodyCanBeSent() throws Exception {
        var body = Files.writeString(work.resolve("body"), "no JSON at all");
        var sent = run("trigger", "olepay", "payment.succeeded", "--body", body.toString(), "--id", "msg_mine");
        assertThat(sent.out()).contains("webhook-id: msg_mine", "no JSON at all", "-> 200", "\"outcome\":\"kept\"");
        assertThat(sent.exit()).isZero();
    }

    @Test
    void badNamesAreNamedWithTheGoodOnes() {
        refused(
                "There is no account 'nix'. Known: olepay, olepay-backup, stripe",
                "trigger",
                "nix",
                "payment.succeeded");
        refused("There is no event 'nix' at stripe. Known: charge.dispute.created,", "trigger", "stripe", "nix");
        refused("There is no account 'nix'. Known: olepay, olepay-backup, stripe", "show", "nix", "1");
        refused("A reference is 1 to 128 visible", "show", "olepay", "a b");
        refused("the currency is not", "trigger", "olepay", "payment.failed", "--currency", "XXX");
        refused("the amount is negative", "trigger", "olepay", "payment.failed", "--amount", "-1");
        refused("visible ASCII characters without '.'", "trigger", "olepay", "payment.failed", "--id", "a.b");
        refused("--times", "trigger", "olepay", "payment.failed", "--times", "0");
        refused("cannot be read", "trigger", "olepay", "payment.failed", "--body", "absent");
        refused("It is up already", "up");
        refusedAt(new Place(Path.of(".."), work.resolve("empty")), "A port is 0", "up", "--port", "99999");
        refused("Unmatched argument", "nix");
    }

    private static void refused(String message, String... arguments) {
        refusedAt(place, message, arguments);
    }

    private static void refusedAt(Place there, String message, String... arguments) {
        var ran = Ran.of(Anxin.commandLine(there), arguments);
        assertThat(ran.err()).contains(message).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void whatNobodyNamedIsNotKnown() {
        var ran = run("show", "stripe", "pi_nobody");
        assertThat(ran.out()).contains("Nothing is known of stripe/pi_nobody");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void whereNothingRunsTheWayOutIsNamed(@TempDir Path empty) throws Exception {
        var elsewhere = new Place(Path.of(".."), empty);
        nothingRuns(elsewhere);
        Files.writeString(
                elsewhere.runningFile(),
                Files.readString(place.runningFile()).replace(stack.apiUri().toString(), "http://127.0.0.1:1"));
        nothingRuns(elsewhere); // left by one that was killed
    }

    private static void nothingRuns(Place elsewhere) {
        for (var command : new String[][] {
            {"token", "x"}, {"show", "olepay", "1"}, {"trigger", "olepay", "x"}, {"resend", "a", "1"}
        }) {
            var ran = Ran.of(Anxin.commandLine(elsewhere), command);
            assertThat(ran.err()).contains("Nothing runs here. Start it in another terminal: ./anxin up");
            assertThat(ran.exit()).isEqualTo(2);
        }
    }

    @Test
    void everyCommandHasHelp() {
        for (var command : Anxin.commandLine(place).getSubcommands().keySet()) {
            var ran = run(command, "--help");
            assertThat(ran.out()).as(command).contains("Usage: anxin " + command);
            assertThat(ran.exit()).as(command).isZero();
        }
    }
}
