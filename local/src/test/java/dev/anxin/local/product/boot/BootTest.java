package dev.anxin.local.product.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.boot.RuntimeApi.Outcome;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function as Lambda runs it: packed as `sam build` packs it, loaded by AWS's own runtime client, with the
/// variables that the template declares and the rights of its role, and nothing else. Nothing else runs in this stack.
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux only")
final class BootTest {
    private static final Path EVENTS = Path.of("../events");
    private static final Path BUILT = Path.of("../functions/target");
    private static final String OTHER_SECRET = "whsec_bWFkZS11cC1zZWNyZXQtdGhhdC1jYW1lLWxhdGVy";
    private static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    private static final Pattern SUCCESS =
            Pattern.compile("\\{\"(statusCode\":[234]|batchItemFailures\":\\[]|woken|run).*", Pattern.DOTALL);

    /// One event of each function that makes it do what it is for, and what its answer contains.
    private static final Map<String, String> MAIN_EVENTS = Map.ofEntries(
            Map.entry("callback-olepay-succeeded", "\\\"outcome\\\":\\\"recorded\\\""),
            Map.entry("intake-register", "\\\"status\\\":\\\"REGISTERED\\\""),
            Map.entry("page-waiting", "\"statusCode\":200"),
            Map.entry("console-page", "data-sign-in"),
            Map.entry("support-work", "\\\"list\\\":\\\"all\\\""),
            Map.entry("fold-registered-and-paid", ALL_DONE),
            Map.entry("react-paid", ALL_DONE),
            Map.entry("check-unknown-payment", ALL_DONE),
            Map.entry("refund-unknown-payment", ALL_DONE),
            Map.entry("sweep-every-minute", "{\"woken\":"),
            Map.entry("reconcile-every-day", "{\"run\":"),
            Map.entry("deliver-paid", ALL_DONE),
            Map.entry("sms-waiting", ALL_DONE),
            Map.entry("bus-stripe-succeeded", ALL_DONE));

    @TempDir
    private static Path directory = Path.of("");

    @TempDir
    private Path log = Path.of("");

    private static LocalStack stack;
    private static Path packed = Path.of("");
    private static String token = "";

    /// Of a payment that no event is about.
    private static String quietToken = "";

    @BeforeAll
    static void start() throws IOException {
        stack = LocalStack.still(ProductStack.options());
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var intake = new IntakeFunction(
                new Environment(stack.environment("IntakeFunction"), InstantSource.system(), silent));
        token = register(intake, event("intake-register"));
        quietToken = register(intake, replace(event("intake-register"), "1001", "quiet"));
        packed = pack(directory.resolve("task"), _ -> true);
    }

    private static String register(IntakeFunction intake, byte[] event) throws IOException {
        var answer = ProductStack.invoke(intake, event);
        var page = Json.parse(answer.needText("body")).needText("pageUrl");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Stream<String> functions() {
        return stack.samTemplate().functions().stream().map(FunctionSpec::id);
    }

    /// Also that its metrics are whole lines of JSON: the runtime client neither wraps nor drops them.
    @ParameterizedTest
    @MethodSource("functions")
    void answersItsEventsWithWhatTheTemplateGivesIt(String function) throws Exception {
        try (var booted = boot(function, packed, stack.environment(function))) {
            for (var name : eventsOf(function)) {
                assertThat(delivered(booted, current(name)))
                        .as(name)
                        .isInstanceOfSatisfying(
                                Outcome.Answered.class,
                                answered -> assertThat(answered.body())
                                        .contains(MAIN_EVENTS.getOrDefault(name, ""))
                                        .matches(SUCCESS));
            }
            var lines = booted.end();
            assertThat(lines.isEmpty())
                    .as("it counts nothing")
                    .isEqualTo(Set.of("PageFunction", "SupportFunction", "ConsoleFunction")
                            .contains(function));
            assertThat(lines)
                    .as("each is a metric")
                    .allSatisfy(line -> assertThat(Json.parse(line)
                                    .at("_aws", "CloudWatchMetrics")
                                    .elements())
                            .isNotEmpty());
        }
    }

    @Test
    void everyFunctionHasItsMainEvent() {
        assertThat(functions().map(BootTest::prefix))
                .allSatisfy(prefix -> assertThat(MAIN_EVENTS.keySet()).anyMatch(name -> name.startsWith(prefix)));
    }

    @Test
    void aVariableThatTheTemplateForgetsStopsItAtTheStart() throws Exception {
        var variables = new HashMap<>(stack.environment("CallbackFunction"));
        variables.remove("VERIFY_DOCUMENT");
        try (var booted = boot("CallbackFunction", packed, variables)) {
            assertThat(booted.invoke(event("callback-olepay-succeeded")))
                    .isInstanceOfSatisfying(
                            Outcome.InitFailed.class,
                            failed -> assertThat(failed.error())
                                    .contains("The environment variable VERIFY_DOCUMENT is missing"));
        }
    }

    @Test
    void aClassThatIsNotPackedStopsItAtTheStart() throws Exception {
        var without = pack(directory.resolve("without"), name -> !name.equals("tools/jackson/core/JsonParser.class"));
        try (var booted = boot("CallbackFunction", without, stack.environment("CallbackFunction"))) {
            assertThat(booted.invoke(event("callback-olepay-succeeded")))
                    .isInstanceOfSatisfying(
                            Outcome.InitFailed.class,
                            failed ->
                                    assertThat(failed.error()).contains("NoClassDefFoundError", "tools/jackson/core"));
        }
    }

    @Test
    void aRightThatItsRoleHasNotFailsTheCall() throws Exception {
        var variables = new HashMap<>(stack.environment("CallbackFunction"));
        variables.put("AWS_ACCESS_KEY_ID", stack.environment("SweepFunction").getOrDefault("AWS_ACCESS_KEY_ID", ""));
        try (var booted = boot("CallbackFunction", packed, variables)) {
            assertThat(booted.invoke(event("callback-olepay-succeeded")))
                    .isInstanceOfSatisfying(
                            Outcome.InitFailed.class,
                            failed -> assertThat(failed.error())
                                    .contains("is not authorized to perform: secretsmanager:GetSecretValue"));
        }
    }

    /// As Lambda's pollers do: what a slow machine had no time for comes again. What fails for good fails each time.
    private static Outcome delivered(BootedFunction booted, byte[] event) throws InterruptedException {
        var outcome = booted.invoke(event);
        for (int again = 0; again < 4 && isLeftOver(outcome); again++) {
            outcome = booted.invoke(event);
        }
        return outcome;
    }

    private static boolean isLeftOver(Outcome outcome) {
        return outcome instanceof Outcome.Answered(var body) && body.contains("\"itemIdentifier\"");
    }

    static Stream<String> functionsWithSnapshots() {
        return stack.samTemplate().functions().stream()
                .filter(spec -> spec.alias().isPresent())
                .map(FunctionSpec::id);
    }

    /// No caller waits for a class of ours to be loaded: the rehearsal loaded all that its main event needs.
    @ParameterizedTest
    @MethodSource("functionsWithSnapshots")
    void answersItsEventsFromASnapshot(String function) throws Exception {
        try (var booted = bootForSnapshot(function, stack.environment(function))) {
            assertThat(booted.pause()).isEqualTo(new Outcome.Paused());
            var before = booted.loaded();
            booted.restore();
            var name = eventsOf(function).stream()
                    .filter(MAIN_EVENTS::containsKey)
                    .findAny()
                    .orElseThrow();
            var event = name.equals("page-waiting") ? replace(event(name), pathToken(name), quietToken) : current(name);
            assertThat(booted.invoke(event))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.body()).contains(MAIN_EVENTS.getOrDefault(name, "")));
            var after = booted.loaded();
            assertThat(after.subList(before.size(), after.size()))
                    .filteredOn(loaded -> loaded.startsWith("dev.anxin."))
                    .isEmpty();
        }
    }

    @Test
    void aSecretThatIsChangedAfterTheSnapshotCountsFromTheFirstCall() throws Exception {
        var variables = stack.environment("CallbackFunction");
        var document = stack.engineClients()
                .secrets()
                .getSecretValue(request -> request.secretId(stack.physical("VerifySecrets")))
                .secretString();
        try (var booted = bootForSnapshot("CallbackFunction", variables)) {
            assertThat(booted.pause()).isEqualTo(new Outcome.Paused());
            stack.putSecret("VerifySecrets", document.replace(ProductStack.OLEPAY_SECRET, OTHER_SECRET));
            booted.restore();
            assertThat(booted.invoke(signedNow(Json.parse(event("callback-olepay-succeeded")), OTHER_SECRET)))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.body()).contains("\"statusCode\":200"));
        } finally {
            stack.putSecret("VerifySecrets", document);
        }
    }

    private BootedFunction bootForSnapshot(String function, Map<String, String> variables) throws IOException {
        return BootedFunction.bootForSnapshot(spec(function), packed, variables, log);
    }

    private BootedFunction boot(String function, Path taskRoot, Map<String, String> variables) throws IOException {
        return BootedFunction.boot(spec(function), taskRoot, variables, log);
    }

    private static FunctionSpec spec(String function) {
        return stack.samTemplate().functions().stream()
                .filter(each -> each.id().equals(function))
                .findAny()
                .orElseThrow();
    }

    /// What `sam build` packs: the classes, and in lib/ what the functions reach of the libraries.
    private static Path pack(Path taskRoot, Predicate<String> wanted) throws IOException {
        var lib = Files.createDirectories(taskRoot.resolve("lib"));
        try (var from = new ZipFile(BUILT.resolve("dependency/libraries.jar").toFile());
                var to = new ZipOutputStream(Files.newOutputStream(lib.resolve("libraries.jar")))) {
            for (var entry :
                    from.stream().filter(each -> wanted.test(each.getName())).toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
            }
        }
        var classes = BUILT.resolve("classes");
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = taskRoot.resolve(classes.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return taskRoot;
    }

    private static List<String> eventsOf(String function) throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> name.startsWith(prefix(function)))
                    .sorted()
                    .toList();
        }
    }

    private static String prefix(String function) {
        return function.replace("Function", "").toLowerCase(Locale.ROOT) + "-";
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name + ".json"));
    }

    /// What ends after a time is made anew: the process's clock is the machine's.
    private static byte[] current(String name) throws Exception {
        return switch (name) {
            case "callback-olepay-succeeded" -> signedNow(Json.parse(event(name)), ProductStack.OLEPAY_SECRET);
            case "page-waiting" -> replace(event(name), pathToken(name), token);
            default -> event(name);
        };
    }

    private static byte[] signedNow(Json old, String secret) throws Exception {
        var headers = old.at("headers");
        var id = headers.needText("webhook-id");
        var at = Instant.now().getEpochSecond();
        var signature = new Webhook(secret).sign(id, at, old.needText("body"));
        var dated = replace(utf8(old.write()), headers.needText("webhook-timestamp"), "" + at);
        return replace(dated, headers.needText("webhook-signature"), signature);
    }

    private static String pathToken(String name) throws IOException {
        return Json.parse(event(name)).at("pathParameters").needText("token");
    }

    private static byte[] replace(byte[] event, String old, String current) {
        return utf8(new String(event, StandardCharsets.UTF_8).replace(old, current));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
