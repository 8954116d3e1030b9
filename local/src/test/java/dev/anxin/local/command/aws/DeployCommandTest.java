package dev.anxin.local.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.command.Anxin;
import dev.anxin.local.command.LocalPaths;
import dev.anxin.local.command.Ran;
import dev.anxin.local.deploy.Patience;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.terminal.Prompt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `anxin deploy`, `account add` and `undeploy`, with a `sam` that makes stacks in moto, and the local runner as
/// their API.
final class DeployCommandTest {
    private static final String REGION = "eu-central-1";
    private static final String VERIFIES = "whsec_bWFkZS1mb3ItdGVzdHMtb25seS0wMDAw"; // made-for-tests-only-0000
    private static final String CALLS = "rk_test_made_for_tests";

    /// The functions read the secret of test callbacks when they start: a new one they would take after ten
    /// seconds.
    private static final String CHECK =
            "{\"deploy-check\":{\"gateway\":\"olepay\",\"secrets\":[\"" + VERIFIES + "\"]}}";

    @TempDir
    private static Path folder = Path.of("");

    private static Properties before = new Properties();
    private static MotoServer moto;
    private static AwsFront front;
    private static LocalStack api;
    private static RecordingSam sam;
    private static Path verifies = Path.of("");
    private static Path calls = Path.of("");

    @BeforeAll
    static void start() throws IOException {
        before = (Properties) System.getProperties().clone();
        moto = MotoServer.start();
        front = new AwsFront(moto.uri());
        System.setProperty("aws.endpointUrl", front.uri().toString());
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.accessKeyId", "made");
        System.setProperty("aws.secretAccessKey", "made");
        System.setProperty("aws.disableEc2Metadata", "true");
        api = LocalStack.start(StackOptions.of(Path.of("../template.yaml"))
                .withSecrets(Map.of("VerifySecrets", CHECK))
                .withElsewhere(new StackOptions.Elsewhere(moto.uri(), REGION, new EngineClients.Key("made", "made"))));
        sam = new RecordingSam(folder, moto.uri(), outputs(api.apiUri()));
        verifies = Files.writeString(folder.resolve("verifies"), VERIFIES + "\n");
        calls = Files.writeString(folder.resolve("calls.secret"), CALLS);
    }

    private static Map<String, String> outputs(URI apiUri) {
        return Map.of(
                "ApiUrl", apiUri.toString(),
                "TableName", api.physical("Ledger"),
                "AccountsDocumentArn", api.physical("AccountsDocument"),
                "VerifySecretsArn", api.physical("VerifySecrets"),
                "CallSecretsArn", api.physical("CallSecrets"),
                "EventSecretsArn", api.physical("EventSecrets"),
                "PageKeyArn", api.physical("PageKey"),
                "MerchantClientId", "made-client");
    }

    @AfterAll
    static void stop() {
        System.setProperties(before);
        Stream.of(api, front, moto).forEach(one -> {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// No account is configured, and none was before.
    @BeforeEach
    void empty() throws IOException {
        front.confirmed(true);
        front.concurrentRuns(1_000);
        front.allow(Integer.MAX_VALUE);
        sam.be(RecordingSam.VERSION, "");
        for (var twice = 0; twice < 2; twice++) {
            api.putSecret("VerifySecrets", CHECK);
            Stream.of("AccountsDocument", "CallSecrets", "EventSecrets").forEach(one -> api.putSecret(one, "{}"));
        }
        sam.calls();
        front.changes();
    }

    private static Json document(String logicalId) {
        return Json.parse(api.engineClients()
                .secrets()
                .getSecretValue(request -> request.secretId(api.physical(logicalId)))
                .secretString());
    }

    private static List<Json> documents() {
        return Stream.of("AccountsDocument", "VerifySecrets", "CallSecrets", "EventSecrets")
                .map(DeployCommandTest::document)
                .toList();
    }

    private static Ran run(String... arguments) {
        return run(Clock.systemUTC(), Prompt.nobody(), folder, arguments);
    }

    private static Ran run(InstantSource clock, Prompt prompt, Path path, String... arguments) {
        return run(clock, prompt, path, new Patience(Duration.ofMillis(50), 600), arguments);
    }

    private static Ran run(InstantSource clock, Prompt prompt, Path path, Patience patience, String... arguments) {
        var tools = new DeploymentTools(Path.of(".."), path.toString(), clock, prompt, patience);
        var ran = Ran.of(Anxin.commandLine(new LocalPaths(Path.of(".."), folder), tools), arguments);
        assertThat(ran.out() + ran.err()).doesNotContain(VERIFIES, CALLS);
        return ran;
    }

    private static String[] deploy(String stack, String... more) {
        var all = new ArrayList<>(List.of("deploy", "--stack", stack, "--yes", "--mail", "operations@shop.example"));
        all.addAll(List.of(account()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String[] account() {
        return new String[] {
            "--gateway",
            "stripe",
            "--merchant",
            "made-shop",
            "--verify-secret-file",
            verifies.toString(),
            "--call-secret-file",
            calls.toString()
        };
    }

    @Test
    void deploysConfiguresTriesAndHasItsAlarmsHeard() throws IOException {
        front.confirmed(false);
        var first = run(deploy("anxin"));
        assertThat(first.exit()).as(first.err()).isEqualTo(1);
        assertThat(steady(first.out())).isEqualTo(steady(inDocument()));
        assertThat(sam.calls())
                .containsExactly("build", "deploy --no-confirm-changeset --stack-name anxin --region eu-central-1");
        assertThat(document("AccountsDocument").at("stripe"))
                .isEqualTo(Json.parse(
                        "{\"gateway\":\"stripe\",\"merchant\":\"made-shop\",\"clients\":[\"made-client\"]}"));
        assertThat(document("VerifySecrets").at("stripe").needText("mode")).isEqualTo("test");
        front.changes();
        front.confirmed(true);
        var again = run("deploy", "--yes");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("The stack anxin in", "No document was changed.", "Its alarms are heard.");
        assertThat(front.changes()).isEmpty();
        var json = run("deploy", "--yes", "--json").json();
        assertThat(json.needText("alarms")).isEqualTo("confirmed");
        assertThat(json.at("payment").needText("status")).isEqualTo("UNREGISTERED");
    }

    /// What the documents say that is printed.
    private static String inDocument() throws IOException {
        var text = Files.readString(Path.of("../docs/deploy.md"));
        return text.split("<!-- DeployCommandTest compares this -->\n```\n", 2)[1]
                .split("```", 2)[0];
    }

    /// Without what differs from run to run.
    private static String steady(String text) {
        return text.replaceAll("\\d{8}T\\d{6}Z", "TIME")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME")
                .replaceAll("https?://[^/ ]+?(?=/|\\.\n)", "API")
                .replaceAll("(?m)^(made for tests: .*|\\.\\.\\.)$", "SAM");
    }

    /// Each run may change one thing more than the one before.
    @Test
    void brokenOffAnywhereAndRunAgainItEndsTheSame() throws IOException {
        assertThat(run(deploy("whole-2")).exit()).isZero();
        var whole = documents();
        var changes = front.changes();
        empty();
        sam.be(RecordingSam.VERSION, "build");
        assertThat(run(deploy("broken")).err()).contains("'sam build' ended with 1", "Error: it was told to fail");
        sam.be(RecordingSam.VERSION, "deploy");
        assertThat(run(deploy("broken")).err()).contains("'sam deploy' ended with 1");
        sam.be(RecordingSam.VERSION, "");
        var broken = new ArrayList<String>();
        var exit = 2;
        while (exit == 2) {
            front.allow(1);
            var ran = run(deploy("broken"));
            exit = ran.exit();
            assertThat(exit == 2 ? ran.err() : "refused").contains("refused");
            broken.addAll(front.changes());
        }
        assertThat(exit).isZero();
        assertThat(documents()).isEqualTo(whole);
        assertThat(broken).containsExactlyInAnyOrderElementsOf(changes.subList(0, broken.size()));
        assertThat(broken).contains("PutSecretValue", "Subscribe");
    }

    @Test
    void theSecretOfTestCallbacksIsMadeOnce(@TempDir Path other) throws IOException {
        api.putSecret("VerifySecrets", "{}");
        api.putSecret("VerifySecrets", "{}");
        var impatient = new Patience(Duration.ZERO, 2);
        try (var broken = LoopbackServer.answering((_, _) -> LoopbackServer.Answer.json(503, "{}"))) {
            new RecordingSam(other, moto.uri(), outputs(broken.uri()));
            refused(
                    "The test callback to " + broken.uri()
                            + "/callbacks/deploy-check was not taken; its last answer: 503 {}",
                    run(Clock.systemUTC(), Prompt.nobody(), other, impatient, deploy("unanswered")));
            var made = document("VerifySecrets").at("deploy-check");
            assertThat(made.at("secrets").elements()).hasSize(1).doesNotContain(Json.of(VERIFIES));
            run(Clock.systemUTC(), Prompt.nobody(), other, impatient, deploy("unanswered"));
            assertThat(document("VerifySecrets").at("deploy-check")).isEqualTo(made);
        }
    }

    @Test
    void anAccountThatMayRunTenAtOnceGetsTheSmallMode() throws IOException {
        front.concurrentRuns(10);
        var small = run(deploy("small"));
        assertThat(small.exit()).as(small.err()).isZero();
        assertThat(small.out())
                .contains(
                        "The account may run 10 functions at once, so queues and streams get the least" + " of them.");
        assertThat(sam.calls().getLast())
                .endsWith("--parameter-overrides CheckConcurrency=2 DeliveryConcurrency=2 ParallelizationFactor=1"
                        + " ReconcileConcurrency=2 RefundConcurrency=2");
        front.concurrentRuns(1_000);
        var grown = run("deploy", "--stack", "small", "--yes");
        assertThat(grown.exit()).as(grown.err()).isZero();
        assertThat(sam.calls().getLast())
                .endsWith("--parameter-overrides CheckConcurrency=5 DeliveryConcurrency=10 ParallelizationFactor=10");
    }

    @Test
    void asksFiveThingsAtATerminalAndWaitsForTheLink() {
        front.confirmed(false);
        var answers = new ArrayDeque<>(
                List.of("operations@shop.example", "stripe", "made-shop", VERIFIES, CALLS, "yes", "\n"));
        var asked = new ArrayList<String>();
        var ran = run(Clock.systemUTC(), scripted(answers, asked), folder, "deploy", "--stack", "asked");
        assertThat(ran.exit()).as(ran.err()).isZero();
        var names = new TreeSet<>(Gateways.names());
        var last = names.removeLast();
        assertThat(asked)
                .containsExactly(
                        "The mail address that alarms go to:",
                        "The gateway, " + String.join(", ", names) + " or " + last + ":",
                        "The merchant's name in events:",
                        "unseen: The secret that verifies callbacks: (it is not shown)",
                        "unseen: The key to call the gateway with: (it is not shown)",
                        "Deploy it? yes or no:",
                        "Follow the link in the mail, then press Enter:");
    }

    @Test
    void asksAgainWithTheReasonAndEndsWhereItIsBrokenOff() throws IOException {
        var answers = new ArrayDeque<>(List.of(
                "nobody",
                "operations@shop.example",
                "nopay",
                "stripe",
                "",
                "made-shop",
                CALLS,
                "",
                VERIFIES,
                VERIFIES));
        var asked = new ArrayList<String>();
        refused(
                "Broken off. Nothing was changed.",
                run(Clock.systemUTC(), scripted(answers, asked), folder, "deploy", "--stack", "asked-again"));
        assertThat(asked.stream().filter(question -> question.contains("Not so: ")))
                .hasSize(6)
                .anyMatch(question -> question.contains("the alarms' address is no mail address. The mail address"))
                .anyMatch(question -> question.contains("'gateway' is none that is known"))
                .anyMatch(question -> question.contains("the merchant's name is empty"))
                .anyMatch(question -> question.contains("it is a key to call Stripe with"))
                .anyMatch(
                        question -> question.contains("the secret that verifies callbacks is not usable: it is empty"))
                .anyMatch(question -> question.contains("it verifies callbacks, and is no key"));
        assertThat(asked.toString()).doesNotContain(VERIFIES, CALLS);
        assertThat(sam.calls()).isEmpty();
    }

    @Test
    void whatOptionsShowToBeWrongIsNamedAtOnceAndBeforeAnythingIsMade() throws IOException {
        var ran = run(instead(
                Map.of("operations@shop.example", "a@b\n"),
                "no_stack",
                "--issuer",
                "http://issuer.example",
                "--account",
                "deploy-check",
                "--client",
                "a b",
                "--gateway-url",
                "http://gateway.example/"));
        assertThat(ran.err().lines().map(line -> line.replace("anxin: ", "")))
                .containsExactly(
                        "--stack is no name of a stack: up to 128 letters, digits and '-', a letter first",
                        "the alarms' address is no mail address",
                        "--issuer is no https address",
                        "the name 'deploy-check' is kept for test callbacks",
                        "'gatewayUrl' is no https address",
                        "one of 'clients' is empty or has white space in it, as no client's id has");
        assertThat(ran.exit()).isEqualTo(2);
        refused("--client ID", run(deploy("never", "--issuer", "https://issuer.example")));
        refused("--client ID", run("deploy", "--yes", "--stack", "never", "--issuer", "https://issuer.example"));
        refused(
                "'gateway' is none that is known",
                run("deploy", "--gateway", "nopay", "--merchant", "#", "--account", "deploy-check"));
        refused("--audience says nothing without --issuer", run(deploy("never", "--audience", "made")));
        refused(
                "'eventsUrl' cannot be called: it points to an internal address",
                run(deploy("never", "--events-url", "https://10.0.0.1/events")));
        refused("is kept for test callbacks", add("deploy-check", "--stack", "never"));
        refused(
                "Standard input can be read once",
                run(instead(Map.of(verifies.toString(), "-", calls.toString(), "-"), "never")));
        assertThat(sam.calls()).isEmpty();
        assertThat(front.changes()).isEmpty();
    }

    /// As [#deploy], with other values for some of the options.
    private static String[] instead(Map<String, String> values, String stack, String... more) {
        return Stream.of(deploy(stack, more))
                .map(one -> values.getOrDefault(one, one))
                .toArray(String[]::new);
    }

    @Test
    void whereNobodyAnswersItSaysSo(@TempDir Path other) throws IOException {
        var gone = LoopbackServer.answering((_, _) -> LoopbackServer.Answer.json(503, "{}"));
        gone.close();
        new RecordingSam(other, moto.uri(), outputs(gone.uri()));
        var ran = run(
                Clock.systemUTC(), Prompt.nobody(), other, new Patience(Duration.ZERO, 1_000), deploy("unreachable"));
        refused("nobody answers at " + gone.uri() + "/callbacks/deploy-check (", ran);
        assertThat(ran.err())
                .contains("Waiting for " + gone.uri() + "/callbacks/deploy-check to take it ...")
                .doesNotContain("The log of");
    }

    /// Whoever is asked to follow the link does.
    private static Prompt scripted(Deque<String> answers, List<String> asked) {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                asked.add(question);
                front.confirmed(question.startsWith("Follow"));
                return Optional.ofNullable(answers.pollFirst());
            }

            @Override
            public Optional<String> secret(String question) {
                return line("unseen: " + question);
            }

            @Override
            public boolean isAttended() {
                return true;
            }
        };
    }

    @Test
    void withoutATerminalItNamesEveryOptionThatIsMissing() throws IOException {
        var ran = run("deploy", "--stack", "nobody");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("Not said, and nobody at a terminal to ask: --mail ADDRESS, --gateway G, --merchant M,"
                        + " --verify-secret-file FILE, --call-secret-file FILE");
        var dear = run(
                Stream.of(deploy("nobody")).filter(one -> !one.equals("--yes")).toArray(String[]::new));
        assertThat(dear.err()).contains("Say so beforehand: --yes");
        assertThat(sam.calls()).isEmpty();
        assertThat(front.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SAM CLI, version 1.147.1 | The SAM CLI here is 1.147, and java25 needs 1.148 or newer.",
                "SAM CLI, version 2.0.0   | The SAM CLI here is 2.0, and 1.x is what this release knows.",
                "sam 1.170.0              | does not say which version of the AWS SAM CLI it is: sam 1.170.0",
            })
    void anotherSamIsRefused(String version, String words) throws IOException {
        sam.be(version, "");
        refused(words, run(deploy("never")));
    }

    @Test
    void whatIsMissingOnTheMachineIsNamed() throws IOException {
        refused(
                "The AWS SAM CLI ('sam') is not on the PATH.",
                run(Clock.systemUTC(), Prompt.nobody(), verifies, deploy("never")));
        var slow = InstantSource.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        assertThat(run(slow, Prompt.nobody(), folder, deploy("never")).err())
                .containsPattern("This machine's clock is (599|600|601) s behind AWS's");
        with("aws.region", "cn-north-1", () -> refused("There is no Cognito in cn-north-1", run(deploy("never"))));
        without("aws.accessKeyId", () -> refused("No AWS credentials are set.", run(deploy("never"))));
        without("aws.region", () -> refused("No AWS region is set.", run(deploy("never"))));
    }

    private static void with(String property, String value, Runnable test) {
        var was = System.setProperty(property, value);
        try {
            test.run();
        } finally {
            System.setProperty(property, was);
        }
    }

    private static void without(String property, Runnable test) {
        var was = System.clearProperty(property);
        try {
            test.run();
        } finally {
            System.setProperty(property, was);
        }
    }

    @Test
    void aDocumentThatWasEmptiedIsNotFilledAnew() {
        assertThat(run(deploy("emptied")).exit()).isZero();
        api.putSecret("AccountsDocument", "{}");
        front.changes();
        refused(
                "AccountsDocument is empty, or no JSON object, and had stripe before its last change.",
                run(deploy("emptied")));
        assertThat(front.changes()).isEmpty();
        api.putSecret("AccountsDocument", "{}"); // it was meant
        assertThat(run(deploy("emptied")).exit()).isZero();
        var key = document("PageKey");
        api.putSecret("PageKey", "{}");
        refused("PageKey is empty, or no JSON object, and had key, v before its last change.", run(deploy("emptied")));
        api.putSecret("PageKey", key.write());
    }

    @Test
    void anEntryThatIsThereIsOverwrittenOnlyIfThatIsSaid() throws IOException {
        assertThat(run(deploy("kept")).exit()).isZero();
        var there = documents();
        Files.writeString(verifies, "whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXIt");
        try {
            Files.writeString(calls, "sk_test_other");
            sam.calls();
            var kept = run(deploy("kept"));
            refused("VerifySecrets has an entry 'stripe' already, and another one than you gave.", kept);
            refused("CallSecrets has an entry 'stripe' already, and another one than you gave.", kept);
            assertThat(sam.calls()).isEmpty();
            assertThat(documents()).isEqualTo(there);
            assertThat(run(deploy("kept", "--replace")).exit()).isZero();
            assertThat(documents()).isNotEqualTo(there);
        } finally {
            Files.writeString(verifies, VERIFIES);
            Files.writeString(calls, CALLS);
        }
    }

    @Test
    void oneMoreAccount() throws IOException {
        refused("There is no stack none in eu-central-1.", add("more", "--stack", "none"));
        assertThat(run(deploy("more")).exit()).isZero();
        refused("'stripe' has the same secret, and nothing in the two entries says whose events", eu());
        assertThat(document("VerifySecrets").members()).doesNotContainKey("stripe-eu");
        Files.writeString(verifies, "whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXIt");
        try {
            var added = eu();
            assertThat(added.exit()).as(added.err()).isZero();
            assertThat(added.out())
                    .contains("The account stripe-eu is configured: AccountsDocument, CallSecrets, EventSecrets,"
                            + " VerifySecrets.")
                    .contains("/callbacks/stripe-eu.");
            assertThat(document("AccountsDocument").members()).containsOnlyKeys("stripe", "stripe-eu");
            assertThat(document("EventSecrets").at("stripe-eu").at("secrets").elements())
                    .hasSize(1);
            assertThat(eu("--json").json().at("changed").elements()).isEmpty();
            refused("its name is not 1 to 40 small letters", add("Stripe", "--stack", "more"));
        } finally {
            Files.writeString(verifies, VERIFIES);
        }
    }

    private static Ran eu(String... more) {
        var all =
                Stream.concat(Stream.of("--stack", "more", "--events-url", "https://8.8.8.8/events"), Stream.of(more));
        return add("stripe-eu", all.toArray(String[]::new));
    }

    private static Ran add(String name, String... more) {
        var all = new ArrayList<>(List.of("account", "add", name));
        all.addAll(List.of(account()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void undeployNamesWhatStays() throws IOException {
        assertThat(run(deploy("going")).exit()).isZero();
        sam.calls();
        refused("Say so beforehand: --yes", run("undeploy", "--stack", "going"));
        assertThat(sam.calls()).isEmpty();
        var gone = run("undeploy", "--stack", "going", "--yes");
        assertThat(gone.exit()).as(gone.err()).isZero();
        assertThat(gone.out())
                .contains("AWS::DynamoDB::Table: Ledger")
                .contains(
                        "AWS::SecretsManager::Secret: AccountsDocument, VerifySecrets, EventSecrets, CallSecrets, PageKey")
                .doesNotContain("Contacts");
        assertThat(sam.calls()).containsExactly("delete --no-prompts --stack-name going --region eu-central-1");
        refused("There is no stack going in eu-central-1", run("undeploy", "--stack", "going", "--yes"));
    }

    private static void refused(String words, Ran ran) {
        assertThat(ran.err()).contains(words);
        assertThat(ran.exit()).isEqualTo(2);
    }
}
