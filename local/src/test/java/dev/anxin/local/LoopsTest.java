package dev.anxin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Lineage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Functions that send each other messages, on engines in memory.
final class LoopsTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/limits.yaml");
    private static final Duration PATIENCE = Duration.ofMinutes(5); // machines differ
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    private static LocalStack stack;

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger otherRuns = new AtomicInteger();

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                StackOptions.of(TEMPLATE).withPace(Pace.times(100)).withProgress(LINES::add));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void forgetScripts() {
        ScriptedFunction.SCRIPTS.clear();
    }

    @Test
    void isStoppedAfterSixteenRunsAndItsMessageEndsDead() throws Exception {
        var before = dropped("Worker");
        script("Worker", () -> {
            runs.incrementAndGet();
            send("Work", "again");
        });
        send("Work", "begin");
        stack.awaitIdle(PATIENCE);
        assertThat(runs).hasValue(16);
        assertThat(receive("WorkDead")).containsExactly("again");
        assertThat(dropped("Worker") - before).isEqualTo(2); // each time that the queue gave it
        assertThat(LINES)
                .contains("Refused, as AWS would: Worker: 16 runs in one chain of messages are a loop for Lambda, which"
                        + " does not run it again (RecursiveLoop: Terminate)");
    }

    @Test
    void isCountedThroughATopicAndForEachFunction() throws Exception {
        script("Worker", () -> {
            runs.incrementAndGet();
            stack.engineClients()
                    .topics()
                    .publish(request -> request.topicArn(stack.physical("News")).message("pong"));
        });
        script("Ponger", () -> {
            otherRuns.incrementAndGet();
            send("Work", "ping");
        });
        send("Work", "begin");
        stack.awaitIdle(PATIENCE);
        assertThat(runs).hasValue(16);
        assertThat(otherRuns).hasValue(16);
        assertThat(receive("WorkDead")).containsExactly("ping");
        assertThat(receive("PongsDead")).isEmpty();
    }

    @Test
    void thatIsAllowedGoesOn() throws Exception {
        script("Roamer", () -> {
            if (runs.incrementAndGet() < 40) {
                send("Free", "again");
            }
        });
        send("Free", "begin");
        stack.awaitIdle(PATIENCE);
        assertThat(runs).hasValue(40);
        assertThat(dropped("Roamer")).isZero();
    }

    @Test
    void beginsANewCountBehindATablesStream() throws Exception {
        script("Worker", () -> {
            if (runs.incrementAndGet() < 40) {
                put(Integer.toString(runs.get()));
            }
        });
        script("Changes", () -> send("Work", "changed"));
        send("Work", "begin");
        stack.awaitIdle(PATIENCE);
        assertThat(runs).hasValue(40);
    }

    /// Else a long chain would end the short one that happens to be in its batch.
    @Test
    void isCountedForEachMessageOfABatch() throws Exception {
        script("Worker", runs::incrementAndGet);
        var lineage = Lineage.NONE;
        for (var i = 0; i < Lineage.MOST_RUNS; i++) {
            lineage = lineage.through("arn:aws:lambda:us-east-1:000000000000:function:anxin-Worker");
        }
        var header = MessageSystemAttributeValue.builder()
                .dataType("String")
                .stringValue(lineage.header())
                .build();
        stack.engineClients()
                .queues()
                .sendMessageBatch(request -> request.queueUrl(stack.physical("Work"))
                        .entries(
                                SendMessageBatchRequestEntry.builder()
                                        .id("long")
                                        .messageBody("of a long chain")
                                        .messageSystemAttributes(
                                                Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, header))
                                        .build(),
                                SendMessageBatchRequestEntry.builder()
                                        .id("short")
                                        .messageBody("of a short one")
                                        .build()));
        stack.awaitIdle(PATIENCE);
        assertThat(runs).hasValue(1);
        assertThat(receive("WorkDead")).containsExactly("of a long chain");
    }

    @Test
    void aTopicTakesNoMoreThan256Kibibytes() {
        var topic = stack.physical("News");
        assertThatThrownBy(() -> stack.engineClients()
                        .topics()
                        .publish(request -> request.topicArn(topic).message("x".repeat(256 * 1024 + 1))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter: Message too long");
        assertThat(stack.reachedLimits().count(AwsLimit.PAYLOAD, topic)).isEqualTo(1);
    }

    private static void script(String function, Runnable work) {
        ScriptedFunction.SCRIPTS.put("anxin-" + function, _ -> {
            work.run();
            return "";
        });
    }

    private static long dropped(String function) {
        return stack.reachedLimits().count(AwsLimit.RECURSION, function);
    }

    private static void put(String pk) {
        stack.engineClients()
                .tables()
                .putItem(request ->
                        request.tableName(stack.physical("Things")).item(Map.of("pk", AttributeValue.fromS(pk))));
    }

    private static void send(String queue, String body) {
        stack.engineClients()
                .queues()
                .sendMessage(request -> request.queueUrl(stack.physical(queue)).messageBody(body));
    }

    /// And nobody receives them again.
    private static List<String> receive(String queue) {
        var url = stack.physical(queue);
        var messages = stack.engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> stack.engineClients()
                .queues()
                .deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        return messages.stream().map(message -> message.body()).toList();
    }
}
