package dev.anxin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.template.TemplateRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
            first.clients()
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
        var java = ProcessHandle.current().info().command().orElseThrow();
        var victim = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        TEMPLATE.toString(),
                        directory.toString())
                .redirectErrorStream(true)
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
        var secrets = stack.clients().secrets();
        assertThat(secrets.getSecretValue(request -> request.secretId("anxin-Keys"))
                        .secretString())
                .isEqualTo("{\"kept\":true}");
        var messages = stack.clients()
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
                        TemplateRefused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(missing("Web"), missing("Changes"), missing("Worker")));
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
                        TemplateRefused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(
                                        "Web.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "Changes.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "Worker.Handler: there is no class dev.anxin.local.NoSuchFunction",
                                        "No function has the handler dev.anxin.local.ScriptedFunction",
                                        "There is no route POST /callbacks/{account}"));
    }

    private static void put(LocalStack stack, String sk) {
        stack.clients()
                .tables()
                .putItem(request -> request.tableName(stack.physical("Things"))
                        .item(Map.of("pk", AttributeValue.fromS(sk), "sk", AttributeValue.fromS(sk))));
    }
}
