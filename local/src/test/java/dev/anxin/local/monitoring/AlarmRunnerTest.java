package dev.anxin.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Inbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real faults of the whole template, one minute of it in a tenth of a second.
final class AlarmRunnerTest {
    private static final Path TEMPLATE = Path.of("../template.yaml");
    private static final Duration PATIENCE = Duration.ofMinutes(10); // only so that a hang ends: machines differ

    @TempDir
    private Path directory = Path.of("");

    private static LocalStack start(Path template, Map<String, String> secrets) {
        var stack = LocalStack.start(StackOptions.of(template)
                .withPace(Pace.times(600))
                .withParameters(Map.of("DueShards", "1")) // the sweep of each minute asks each
                .withSecrets(secrets));
        stack.watchAlarms();
        return stack;
    }

    @Test
    void faultsRingAndAreOver() throws Exception {
        try (var stack = start(TEMPLATE, Map.of("AccountsDocument", "{\"bad\":{\"merchant\":7}}", "PageKey", "{}"))) {
            var queue = stack.samTemplate().outputs().get("RefoldDeadLettersQueueUrl");
            stack.engineClients()
                    .send(
                            "arn:aws:sqs:::anxin-RefoldDeadLetters",
                            EngineClients.Key.LOCAL,
                            message -> message.messageBody("{}"));
            await().atMost(PATIENCE)
                    .until(() ->
                            askForPage(stack) >= 500 && states(stack, "ALARM").contains("PageErrors"));
            await().atMost(PATIENCE)
                    .until(() -> states(stack, "ALARM")
                            .equals(Set.of(
                                    "RefoldDeadLettersVisible",
                                    "ConfigurationProblems",
                                    "PageErrors",
                                    "ApiFailures",
                                    "OnCall")));
            stack.engineClients().queues().purgeQueue(request -> request.queueUrl(queue));
            await().atMost(PATIENCE).until(() -> states(stack, "OK").contains("RefoldDeadLettersVisible"));
            assertThat(topics(stack, "RefoldDeadLettersVisible")).containsOnly("anxin-OperationsTopic");
            assertThat(topics(stack, "OnCall")).containsOnly("anxin-OperationsTopic", "anxin-PagerTopic");
            var message = messages(stack)
                    .filter(one -> one.text().contains("RefoldDead"))
                    .findFirst()
                    .orElseThrow();
            assertThat(message.subject())
                    .isEqualTo("ALARM: \"anxin-RefoldDeadLettersVisible\" in US East (N. Virginia)");
            var json = json(message);
            assertThat(json.path("NewStateReason").asString(""))
                    .isEqualTo(
                            "Threshold Crossed: [1.0] greater than the threshold (0.0), in 1 out of the last 1 periods");
            assertThat(json.path("AlarmArn").asString(""))
                    .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:anxin-RefoldDeadLettersVisible");
        }
    }

    @Test
    void silenceRings() throws IOException {
        var silent = template("ScheduleExpression: rate(1 minute)", "State: DISABLED");
        try (var stack = start(silent, Map.of())) {
            await().atMost(PATIENCE).until(() -> states(stack, "ALARM").equals(Set.of("SweepSilent", "OnCall")));
        }
    }

    /// The function is not told of its queue, so a message lies there.
    @Test
    void aMessageThatNobodyTakesRingsByItsAge() throws IOException {
        var deaf = template("Queue: !GetAtt Refunds.Arn", "Enabled: false");
        try (var stack = start(deaf, Map.of())) {
            stack.engineClients()
                    .send("arn:aws:sqs:::anxin-Refunds", EngineClients.Key.LOCAL, message -> message.messageBody("{}"));
            await().atMost(PATIENCE).until(() -> states(stack, "ALARM").equals(Set.of("RefundsBehind")));
            var url = stack.engineClients()
                    .queues()
                    .getQueueUrl(request -> request.queueName("anxin-Refunds"))
                    .queueUrl();
            stack.engineClients().queues().purgeQueue(request -> request.queueUrl(url));
            await().atMost(PATIENCE).until(() -> states(stack, "OK").contains("RefundsBehind"));
        }
    }

    @Test
    void anHourWithoutFaultsRingsNothing() throws InterruptedException {
        try (var stack = start(TEMPLATE, Map.of())) {
            var end = stack.pace().clock().instant().plus(Duration.ofHours(1));
            await().atMost(PATIENCE).until(() -> stack.pace().clock().instant().isAfter(end));
            assertThat(stack.inbox().messages()).isEmpty();
        }
    }

    /// The template with one line more, after the only one of these words.
    private Path template(String after, String line) throws IOException {
        var yaml = Files.readString(TEMPLATE);
        assertThat(yaml).containsOnlyOnce(after);
        return Files.writeString(
                directory.resolve("template.yaml"), yaml.replace(after, after + "\n            " + line));
    }

    private static int askForPage(LocalStack stack) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(stack.apiUri() + "/pay/none")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /// The alarms that came into a state, by their logical ids.
    private static Set<String> states(LocalStack stack, String state) {
        return messages(stack)
                .map(AlarmRunnerTest::json)
                .filter(json -> json.path("NewStateValue").asString("").equals(state))
                .map(json -> json.path("AlarmName").asString("").replace("anxin-", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> topics(LocalStack stack, String alarm) {
        return messages(stack)
                .filter(message -> json(message).path("AlarmName").asString("").equals("anxin-" + alarm))
                .map(Inbox.Message::topic)
                .toList();
    }

    private static Stream<Inbox.Message> messages(LocalStack stack) {
        return stack.inbox().messages().stream();
    }

    private static JsonNode json(Inbox.Message message) {
        return JsonMapper.shared().readTree(message.text());
    }
}
