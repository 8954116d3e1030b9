package dev.anxin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.template.TemplateRejection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/// Stacks that end and begin again, and stacks that may not begin.
final class RestartTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/sample.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @AfterEach
    void forgetScripts() {
        ScriptedFunction.SCRIPTS.clear();
    }

    @Test
    void aDataDirectoryKeepsWhatWasNotHandled() throws Exception {
        var options = StackOptions.of(TEMPLATE).withData(directory);
        var reached = new CountDownLatch(1);
        ScriptedFunction.SCRIPTS.put("anxin-Changes", event -> {
            if (event.toString().contains("fact#stuck")) {
                reached.countDown();
                new CountDownLatch(1).await(); // until it is interrupted, as a process that dies
            }
            return "";
        });
        try (var first = LocalStack.start(options)) {
            put(first, "fact#handled");
            first.awaitIdle(PATIENCE);
            put(first, "fact#stuck");
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
            first.putSecret("Keys", "{\"kept\":true}");
            first.engineClients()
                    .queues()
                    .sendMessage(request ->
                            request.queueUrl(first.physical("Copies")).messageBody("kept"));
            assertThatThrownBy(() -> LocalStack.start(options)).hasMessageContaining("Another process runs");
        }
        var seen = new CopyOnWriteArrayList<String>();
        ScriptedFunction.SCRIPTS.put("anxin-Changes", event -> {
            event.path("Records")
                    .forEach(one -> seen.add(one.at("/dynamodb/Keys/sk/S").asString("")));
            return "";
        });
        try (var second = LocalStack.start(options)) {
            put(second, "fact#new");
            second.awaitIdle(PATIENCE);
            assertThat(seen).contains("fact#stuck", "fact#new").doesNotContain("fact#handled");
            assertKept(second);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        var victim = new ChildJvm()
                .of(Victim.class, TEMPLATE.toString(), directory.toString())
                .start();
        try (var lines = victim.inputReader()) {
            assertThat(lines.lines().anyMatch("ACKNOWLEDGED"::equals)).isTrue();
        } finally {
            victim.destroyForcibly().waitFor(); // SIGKILL
        }
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ScriptedFunction.SCRIPTS.put("anxin-Changes", event -> {
            event.path("Records")
                    .forEach(one -> seen.add(one.at("/dynamodb/Keys/sk/S").asString("")));
            return "";
        });
        try (var stack = LocalStack.start(StackOptions.of(TEMPLATE).withData(directory))) {
            stack.awaitIdle(PATIENCE);
            assertThat(seen).hasSize(50);
            assertKept(stack);
        }
    }

    private static void assertKept(LocalStack stack) {
        var secrets = stack.engineClients().secrets();
        assertThat(secrets.getSecretValue(request -> request.secretId("anxin-Keys"))
                        .secretString())
                .isEqualTo("{\"kept\":true}");
        var messages = stack.engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(stack.physical("Copies")))
                .messages();
        assertThat(messages.getFirst().body()).isEqualTo("kept");
    }

    @Test
    void namesEveryFunctionWhoseVariableIsMissing() throws IOException {
        var template = directory.resolve("template.yaml");
        Files.writeString(template, Files.readString(TEMPLATE).replace("GREETING", "GRATING"));
        assertThatThrownBy(() -> LocalStack.start(StackOptions.of(template)))
                .isInstanceOfSatisfying(
                        TemplateRejection.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(missing("Web"), missing("Changes"), missing("Worker")));
    }

    @Test
    void timeGoesOnWithTheWallClockWhileNothingRuns() throws IOException {
        var file = directory.resolve("clock.json");
        var options = StackOptions.of(TEMPLATE).withData(directory);
        var pace = Pace.times(3_600);
        Instant ended;
        try (var stack = LocalStack.start(options.withPace(pace))) {
            ended = stack.pace().clock().instant();
        }
        var noted = Instant.parse(JsonMapper.shared()
                .readTree(Files.readString(file))
                .path("virtual")
                .asString(""));
        assertThat(noted).isAfterOrEqualTo(ended);
        try (var stack = LocalStack.start(options.withPace(Pace.real()))) { // and at another speed
            var away = Duration.between(noted, stack.pace().clock().instant());
            assertThat(away).isPositive().isLessThan(Duration.ofHours(1)); // a second at the first speed
            assertThat(stack.pace().speed()).isEqualTo(1);
            assertThat(stack.token("shop")).isNotEmpty();
        }
    }

    @Test
    void afterASuddenEndNoTimeComesTwice() throws IOException {
        var noted = Instant.now().plus(Duration.ofDays(3));
        Files.writeString(
                directory.resolve("clock.json"),
                "{\"real\":\"%s\",\"virtual\":\"%s\",\"speed\":60}"
                        .formatted(Instant.now().minusSeconds(10), noted));
        var options = StackOptions.of(TEMPLATE).withData(directory).withPace(Pace.real());
        try (var stack = LocalStack.start(options)) {
            // Ten seconds of the wall clock, and what may have gone on before the next note.
            assertThat(stack.pace().clock().instant()).isAfter(noted.plusSeconds(60));
        }
    }

    @Test
    void messagesThatWaitGoOnAtAnotherSpeed() {
        var options = StackOptions.of(TEMPLATE).withData(directory);
        try (var stack = LocalStack.start(options)) {
            stack.engineClients()
                    .queues()
                    .sendMessage(request -> request.queueUrl(stack.physical("Copies"))
                            .messageBody("late")
                            .delaySeconds(900));
        }
        try (var stack = LocalStack.start(options.withPace(Pace.times(900)))) {
            await().atMost(Duration.ofMinutes(5)) // only so that a hang ends
                    .untilAsserted(() -> assertThat(stack.engineClients()
                                    .queues()
                                    .receiveMessage(request -> request.queueUrl(stack.physical("Copies"))
                                            .waitTimeSeconds(10))
                                    .messages())
                            .extracting(Message::body)
                            .containsExactly("late"));
        }
    }

    @Test
    void tokensAndTheInboxOutliveTheProcess() throws Exception {
        ScriptedFunction.SCRIPTS.put("anxin-Web", event -> "{\"statusCode\":200,\"body\":\"in\"}");
        var remarks = new CopyOnWriteArrayList<String>();
        var options = StackOptions.of(TEMPLATE).withData(directory).withProgress(remarks::add);
        String token;
        String seal;
        try (var stack = LocalStack.start(options)) {
            token = stack.token("shop");
            seal = secret(stack, "Seal");
            publish(stack, "first");
            stack.engineClients()
                    .topics()
                    .publish(request -> request.phoneNumber("+10005550100").message("a text"));
        }
        var inbox = directory.resolve("inbox.jsonl");
        for (var file : new String[] {"issuer.json", "inbox.jsonl", "secrets.json"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        Files.writeString(inbox, "{\"id\":\"torn", StandardOpenOption.APPEND); // as when killed in the middle
        for (var times = 0; times < 2; times++) {
            try (var stack = LocalStack.start(options)) {
                assertThat(get(URI.create(stack.apiUri() + "/own"), token)).isEqualTo("in");
                assertThat(secret(stack, "Seal")).isEqualTo(seal).hasSize(64 + "{'v':1,'key':''}".length());
                publish(stack, "again");
                var all = JsonMapper.shared()
                        .readTree(get(URI.create(stack.endpoints().sns() + "/inbox"), ""));
                assertThat(all.valueStream().map(one -> one.path("text").asString("")))
                        .containsSubsequence("first", "a text", "again");
                assertThat(all.path(1).path("to").asString("")).isEqualTo("+10005550100");
                assertThat(all.size()).isEqualTo(3 + times);
            }
        }
        assertThat(remarks.stream().filter(line -> line.contains("not written to its end")))
                .hasSize(1);
    }

    @Test
    void saysWhichFileOfTheDirectoryCannotBeRead() throws IOException {
        Files.writeString(directory.resolve("clock.json"), "{\"real\":\"yesterday\"}");
        assertThatThrownBy(() -> LocalStack.start(StackOptions.of(TEMPLATE).withData(directory)))
                .hasMessageContaining("clock.json");
    }

    private static String secret(LocalStack stack, String id) {
        var arn = stack.physical(id);
        return stack.engineClients()
                .secrets()
                .getSecretValue(request -> request.secretId(arn))
                .secretString();
    }

    private static void publish(LocalStack stack, String text) {
        stack.engineClients()
                .topics()
                .publish(request -> request.topicArn(stack.physical("News")).message(text));
    }

    private static String get(URI uri, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String missing(String function) {
        return function
                + ": The environment variable GREETING is missing: declare it for this function in template.yaml";
    }

    @Test
    void namesEveryMissingHandlerAndRoute() throws IOException {
        var template = directory.resolve("template.yaml");
        Files.writeString(template, Files.readString(TEMPLATE).replace("ScriptedFunction::", "NoSuchFunction::"));
        var required = new StackOptions.Required(
                Set.of("dev.anxin.local.ScriptedFunction"), Set.of("POST /callbacks/{account}"));
        assertThatThrownBy(() -> LocalStack.start(StackOptions.of(template).withRequired(required)))
                .isInstanceOfSatisfying(
                        TemplateRejection.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(
                                        "Web.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "Changes.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "Worker.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "No function has the handler dev.anxin.local.ScriptedFunction",
                                        "There is no route POST /callbacks/{account}"));
    }

    private static void put(LocalStack stack, String sk) {
        stack.engineClients()
                .tables()
                .putItem(request -> request.tableName(stack.physical("Things"))
                        .item(Map.of("pk", AttributeValue.fromS(sk), "sk", AttributeValue.fromS(sk))));
    }
}
