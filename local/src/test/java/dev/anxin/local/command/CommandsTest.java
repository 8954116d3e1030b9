package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.RegistrationClient;
import dev.anxin.local.simulator.Sender;
import dev.anxin.local.simulator.SharedKeys;
import dev.anxin.local.simulator.SimulatedGateway;
import dev.anxin.local.simulator.books.GatewayPayment;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that speak to what runs, against what runs.
final class CommandsTest {
    @TempDir
    private static Path work = Path.of("");

    private static LocalPaths localPaths = new LocalPaths(Path.of(".."), work);
    private static LocalStack stack;
    private static SimulatedGateway olepay;
    private static final Agenda AGENDA = new Agenda(Pace.real());

    @BeforeAll
    static void start() {
        localPaths = new LocalPaths(Path.of(".."), work);
        var keys = SharedKeys.ALL;
        keys.write(work);
        olepay = new SimulatedGateway(new SimulatedGateway.Setup("olepay", keys.of("olepay"), 0, 1), AGENDA);
        var addresses = new Addresses(
                Map.of("olepay", olepay.uri()), Addresses.nowhere().shop());
        stack = LocalPaths.start(localPaths
                .options(keys, addresses, Optional.empty(), line -> {})
                .withRunningFile(localPaths.runningFile()));
        olepay.callTo(stack.apiUri());
    }

    @AfterAll
    static void stop() {
        stack.close();
        olepay.close();
        AGENDA.close();
        assertThat(localPaths.runningFile()).doesNotExist();
    }

    private static Ran run(String... arguments) {
        return Ran.of(Anxin.commandLine(localPaths), arguments);
    }

    private static Sender.Answer register(String account, String reference) {
        var token = run("token", GatewayKeys.SHOP).out().strip();
        try (var sender = new Sender()) {
            return new RegistrationClient(sender, stack.apiUri(), token)
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
                .contains("registered: order o-by-hand, 10.99 CNY")
                .contains("failed: 101")
                .contains("the merchant an event: payment.failed")
                .contains("now       FAILED (attempt failed)")
                .contains("folded    yes");
        assertThat(shown.exit()).isZero();
    }

    @Test
    void namesTheCodesThatPaymentsMetAndNoCatalogueHas() throws Exception {
        for (String reference : List.of("gap-1", "gap-2")) {
            assertThat(register("olepay", reference).status()).isEqualTo(201);
            run("trigger", "olepay", "payment.failed", "--reference", reference, "--code", "brand_new");
        }
        run("trigger", "olepay", "payment.failed", "--reference", "gap-1", "--code", "101");
        stack.awaitIdle(Duration.ofSeconds(20));
        var ran = run("codes", "--gaps");
        assertThat(ran.out()).contains("olepay (olepay) brand_new: 2 payments", "1 code was met that no catalogue has");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(run("codes", "--gaps", "--json").json().at("gaps").elements())
                .singleElement()
                .satisfies(gap -> assertThat(gap.needWhole("payments")).isEqualTo(2));
    }

    @Test
    void aRefundByHand() throws Exception {
        paid("cli");
        var part = run("refund", "olepay", "cli", "4.99", "--reason", "one returned", "--key", "k1");
        assertThat(part.out()).contains("asked for: 4.99 CNY of olepay/cli", "--key k1", "refunded: 4.99 CNY");
        assertThat(part.exit()).isZero();
        var again = run("refund", "olepay", "cli", "4.99", "--reason", "one returned", "--key", "k1");
        assertThat(again.out()).contains("asked for before: 4.99 CNY", "refunded: 4.99 CNY");
        assertThat(again.exit()).isZero();
        var more = run("refund", "olepay", "cli", "6.01", "--reason", "all");
        assertThat(more.out()).contains("refused: 409 it is more than is left to send back: 6.00 CNY");
        assertThat(more.exit()).isEqualTo(1);
        olepay.failNextRefund(new Fault.Reject());
        var failed = run("refund", "olepay", "cli", "6", "--reason", "the rest");
        assertThat(failed.out()).contains("failed: the gateway did not send 6.00 CNY back");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(olepay.moneyMoved("cli")).hasSize(1);
        assertThat(run("refund", "olepay", "cli-nobody", "1", "--reason", "x").out())
                .contains("refused: 404");
        refused("1.001 is no amount in CNY", "refund", "olepay", "cli", "1.001", "--reason", "x");
        refused("'4,99' is no amount in CNY: write digits", "refund", "olepay", "cli", "4,99", "--reason", "x");
        refused("the amount is negative", "refund", "olepay", "cli", "--reason", "x", "--", "-1");
        refused("There is no account 'nix'", "refund", "nix", "cli", "1", "--reason", "x");
        refused("Missing required option: '--reason=TEXT'", "refund", "olepay", "cli", "1");
    }

    /// 10.99 CNY, by way of the gateway's callback.
    private static void paid(String reference) throws Exception {
        assertThat(register("olepay", reference).status()).isEqualTo(201);
        try (var sender = new Sender()) {
            var body = Json.object("order_id", reference, "amount", 1099, "currency", "CNY");
            var keys = GatewayKeys.read(work).of("olepay");
            sender.send(HttpRequest.newBuilder(URI.create(olepay.uri() + "/payments"))
                    .header("authorization", "Bearer " + keys.calls())
                    .POST(HttpRequest.BodyPublishers.ofString(body.write())));
        }
        olepay.happen(reference, GatewayPayment.Status.SUCCEEDED, "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> run("show", "olepay", reference).out().contains("now       PAID"));
    }

    @Test
    void bothKeysOfOlePayAreTheGateways() throws Exception {
        var keys = GatewayKeys.read(work).keys("olepay");
        assertThat(keys.signs()).anyMatch(key -> key.startsWith("whsk_"));
        var document = stack.engineClients()
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
        refused("There is no account 'nix'. Known: adyen, adyen-", "trigger", "nix", "payment.succeeded");
        refused("There is no event 'nix' at stripe. Known: charge.dispute.created,", "trigger", "stripe", "nix");
        refused("There is no account 'nix'. Known: adyen, adyen-", "show", "nix", "1");
        refused("A reference is 1 to 128 visible", "show", "olepay", "a b");
        refused(
                "There is no currency 'XXX'",
                "trigger",
                "olepay",
                "payment.failed",
                "--amount",
                "1",
                "--currency",
                "XXX");
        refused("the currency is not", "trigger", "olepay", "payment.failed", "--currency", "XXX");
        refused("the amount is negative", "trigger", "olepay", "payment.failed", "--amount", "-1");
        refused("visible ASCII characters without '.'", "trigger", "olepay", "payment.failed", "--id", "a.b");
        refused("--times", "trigger", "olepay", "payment.failed", "--times", "0");
        refused("cannot be read", "trigger", "olepay", "payment.failed", "--body", "absent");
        refused("It is up already", "up");
        refusedAt(new LocalPaths(Path.of(".."), work.resolve("empty")), "A port is 0", "up", "--port", "99999");
        refused("No account lists 'nobody' as a client", "token", "nobody");
    }

    @Test
    void aCommandThatDoesNotExistIsAnsweredInAFewLines() {
        refused("Unmatched argument at index 0: 'shwo'", "shwo");
        var ran = run("shwo", "olepay", "1");
        assertThat(ran.err())
                .contains("Did you mean: ", "show", "See: ./anxin --help")
                .doesNotContain("Usage");
        assertThat(ran.err().lines().count()).isLessThan(6);
        var option = run("show", "--nix");
        assertThat(option.err()).contains("See: ./anxin show --help");
        assertThat(option.exit()).isEqualTo(2);
    }

    /// `refund` and `trigger` counted in different units.
    @Test
    void amountsAreWrittenTheSameWayEverywhere() {
        var sent = run("trigger", "olepay", "payment.succeeded", "--amount", "12.50", "--currency", "CNY");
        assertThat(sent.out()).contains("\"amount\":1250");
        var yen = run("trigger", "stripe", "payment_intent.succeeded", "--amount", "1250", "--currency", "JPY");
        assertThat(yen.out()).contains("\"amount\":1250");
        refused("'12,50' is no amount in CNY", "trigger", "olepay", "payment.succeeded", "--amount", "12,50");
        refused(
                "1.5 is no amount in JPY",
                "trigger",
                "stripe",
                "refund.created",
                "--amount",
                "1.5",
                "--currency",
                "JPY");
    }

    @Test
    void aMethodByHandGoesThroughTimeAsItsClass() throws Exception {
        assertThat(register("olepay", "slip-by-hand").status()).isEqualTo(201);
        var slip = run("trigger", "olepay", "payment.pending", "--reference", "slip-by-hand", "--method", "voucher");
        assertThat(slip.out()).contains("\"method\":\"voucher\"", "\"pay_by\":\"", "\"pay_number\":\"");
        stack.awaitIdle(Duration.ofSeconds(20));
        assertThat(run("show", "olepay", "slip-by-hand").out()).contains("voucher", "now       ACTING");
        var debit = run("trigger", "olepay", "payment.pending", "--method", "bank_debit");
        assertThat(debit.out()).contains("\"method\":\"bank_debit\"").doesNotContain("pay_by");
        var card = run("trigger", "olepay", "payment.pending", "--method", "instant");
        assertThat(card.out()).contains("\"method\":\"card\"");
        assertThat(run("trigger", "olepay", "payment.pending").out()).doesNotContain("\"method\"");
    }

    @ParameterizedTest
    @CsvSource({
        "requires_action, voucher, konbini_display_details",
        "requires_action, bank_transfer, display_bank_transfer_instructions",
        "processing, bank_debit, sepa_debit",
        "succeeded, instant, card",
        "payment_failed, bank_debit, sepa_debit"
    })
    void aMethodByHandIsToldInTheWordsOfStripe(String event, String method, String word) {
        var sent = run("trigger", "stripe", "payment_intent." + event, "--method", method);
        assertThat(sent.out()).contains("\"" + word + "\"", "-> 200 {\"outcome\":\"recorded\"}");
    }

    @Test
    void aMethodThatDoesNotExistIsNamedWithThoseThatDo() {
        refused(
                "expected one of [instant, bank_debit, voucher, bank_transfer]",
                "trigger",
                "olepay",
                "payment.pending",
                "--method",
                "debit");
        refused(
                "--method is for events of payments: refund.created",
                "trigger",
                "stripe",
                "refund.created",
                "--method",
                "voucher");
    }

    private static void refused(String message, String... arguments) {
        refusedAt(localPaths, message, arguments);
    }

    private static void refusedAt(LocalPaths there, String message, String... arguments) {
        var ran = Ran.of(Anxin.commandLine(there), arguments);
        assertThat(ran.err()).contains(message).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void aRestartGoesOnWithTheFunctionsLog(@TempDir Path fresh) throws Exception {
        var paths = new LocalPaths(Path.of(".."), fresh);
        for (var line : new String[] {"first", "second"}) {
            try (var log = options(paths).log()) {
                log.println(line);
            }
        }
        assertThat(paths.functionsLog()).hasContent("first\nsecond\n");
        Files.write(paths.functionsLog(), new byte[LocalPaths.LARGEST_LOG + 1]);
        try (var log = options(paths).log()) {
            log.println("third");
        }
        assertThat(paths.functionsLog()).hasContent("third\n");
        assertThat(fresh.resolve("functions.log.1")).hasSize(LocalPaths.LARGEST_LOG + 1);
    }

    private static StackOptions options(LocalPaths paths) {
        return paths.options(SharedKeys.ALL, Addresses.nowhere(), Optional.empty(), line -> {});
    }

    @Test
    void whatNobodyNamedIsNotKnown() {
        var ran = run("show", "stripe", "pi_nobody");
        assertThat(ran.out()).contains("Nothing is known of stripe/pi_nobody");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void theBooksNow() throws Exception {
        register("olepay", "books");
        stack.awaitIdle(Duration.ofSeconds(20));
        var ran = run("reconcile");
        assertThat(ran.out())
                .containsPattern("[1-9][0-9,]* payments? compared: ")
                .contains("/reports/20");
        assertThat(ran.exit()).isBetween(0, 2);
        try (var files = Files.list(work)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("report-20.*\\.en\\.html"))
                    .anyMatch(name -> name.matches("report-20.*\\.zh-CN\\.html"));
        }
    }

    @Test
    void whereNothingRunsTheWayOutIsNamed(@TempDir Path empty) throws Exception {
        var elsewhere = new LocalPaths(Path.of(".."), empty);
        nothingRuns(elsewhere);
        Files.writeString(
                elsewhere.runningFile(),
                Files.readString(localPaths.runningFile())
                        .replace(stack.apiUri().toString(), "http://127.0.0.1:1"));
        nothingRuns(elsewhere); // left by one that was killed
    }

    private static void nothingRuns(LocalPaths elsewhere) {
        for (var command : new String[][] {
            {"token", "x"},
            {"show", "olepay", "1"},
            {"trigger", "olepay", "x"},
            {"resend", "a", "1"},
            {"reconcile"},
            {"refund", "a", "1", "1", "--reason", "x"}
        }) {
            var ran = Ran.of(Anxin.commandLine(elsewhere), command);
            assertThat(ran.err()).contains("Nothing runs here. Start it in another terminal: ./anxin up");
            assertThat(ran.exit()).isEqualTo(2);
        }
    }

    @Test
    void aProgramGetsEachAnswerAsJson() throws Exception {
        paid("json");
        var token = run("token", GatewayKeys.SHOP, "--json").json();
        assertThat(token.needText("accessToken")).contains(".");
        assertThat(token.needText("tokenType")).isEqualTo("Bearer");
        assertThat(token.needWhole("expiresInSeconds")).isEqualTo(3600);
        var sent = run("trigger", "olepay", "payment.succeeded", "--json", "--reference", "json", "--times", "2");
        assertThat(sent.json().at("answers").elements())
                .extracting(answer -> answer.needWhole("status"))
                .containsExactly(200L, 200L);
        assertThat(Json.parse(sent.json().needText("body")).at("data").needText("order_id"))
                .isEqualTo("json");
        var refund = run("refund", "olepay", "json", "4.99", "--reason", "x", "--key", "k-json", "--json");
        assertThat(refund.exit()).isZero();
        assertThat(refund.json().needText("outcome")).isEqualTo("SUCCEEDED");
        assertThat(refund.json().at("refund").needWhole("amount")).isEqualTo(499);
        assertThat(refund.json().at("refund").needText("currency")).isEqualTo("CNY");
        var more = run("refund", "olepay", "json", "6.01", "--reason", "x", "--json");
        assertThat(more.exit()).isEqualTo(1);
        assertThat(more.json().needText("outcome")).isEqualTo("REFUSED");
        assertThat(more.json().needText("problem")).contains("more than is left");
        var books = run("reconcile", "--json");
        assertThat(books.json().at("report").needText("schema")).isEqualTo("anxin.report/1");
        assertThat(Path.of(books.json().at("pages").needText("en"))).exists();
    }

    @Test
    void aProgramGetsATimelineAsJson() throws Exception {
        paid("timeline");
        var shown = run("show", "olepay", "timeline", "--json").json();
        assertThat(shown.needText("status")).isEqualTo("PAID");
        assertThat(shown.at("payment").needWhole("captured")).isEqualTo(1099);
        var facts = shown.at("facts").elements();
        assertThat(facts).extracting(fact -> fact.needText("source")).contains("merchant", "callback");
        facts.forEach(fact -> fact.needInstant("writtenAt"));
        assertThat(facts.getFirst().needText("says")).containsPattern("to be paid until 20\\S+Z");
        var unknown = run("show", "olepay", "timeline-nobody", "--json");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.json().at("known").exists()).isTrue();
        assertThat(unknown.json().at("known").isTrue()).isFalse();
    }

    @Test
    void aProgramGetsErrorsAsJson() {
        var account = run("show", "nix", "1", "--json");
        assertThat(account.jsonError()).startsWith("There is no account 'nix'. Known: adyen, adyen-");
        assertThat(account.exit()).isEqualTo(2);
        var argument = run("show", "--json");
        assertThat(argument.jsonError()).contains("ACCOUNT");
        assertThat(argument.exit()).isEqualTo(2);
    }

    /// The list of commands shows the first line of each alone: where that is half a sentence, it is cut. A line
    /// that is a command of the shell may end in its quotation mark.
    @Test
    void noSentenceOfTheHelpIsCut() {
        for (var command : Anxin.commandLine(localPaths).getSubcommands().values()) {
            var usage = command.getCommandSpec().usageMessage();
            var lines = Stream.of(
                    Stream.of(usage.header()),
                    Stream.of(usage.description()),
                    command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.description())));
            assertThat(lines.flatMap(Function.identity()))
                    .as(command.getCommandName())
                    .isNotEmpty()
                    .allMatch(line -> line.isEmpty() || line.strip().matches("(?s).*[.:)\"](%n)?"));
            var first = Stream.concat(Stream.of(usage.header()), Stream.of(usage.description()))
                    .findFirst();
            assertThat(first.orElse(""))
                    .as(command.getCommandName())
                    .endsWith(".")
                    .hasSizeLessThan(80);
        }
    }
}
