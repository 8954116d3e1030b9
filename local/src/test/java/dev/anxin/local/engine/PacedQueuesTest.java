package dev.anxin.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.rights.Rights;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Messages wait at the pace of the stack, to the millisecond, and through a restart.
final class PacedQueuesTest {
    private static final Pace SIXTY = Pace.times(60);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aDelayOfHalfAMinuteIsHalfASecondAtSixtyTimes() {
        try (var engine = QueueEngine.start(
                        Optional.empty(),
                        new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                        "us-east-1",
                        SIXTY,
                        queue -> {});
                var client = client(engine)) {
            var url = client.createQueue(request ->
                            request.queueName("wakes").attributesWithStrings(Map.of("VisibilityTimeout", "900")))
                    .queueUrl();
            var begin = System.nanoTime();
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entry("later", 60), entry("soon", 30)));
            client.sendMessage(request -> request.queueUrl(url).messageBody("now"));
            assertThat(next(client, url)).isEqualTo("now");
            assertThat(next(client, url)).isEqualTo("soon");
            assertThat(since(begin)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(15));
            assertThat(next(client, url)).isEqualTo("later");
            assertThat(since(begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        }
    }

    @Test
    void aDelayGoesOnThroughARestart() {
        var begin = System.nanoTime();
        try (var engine = QueueEngine.start(
                        Optional.of(directory),
                        new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                        "us-east-1",
                        SIXTY,
                        queue -> {});
                var client = client(engine)) {
            var url = client.createQueue(request -> request.queueName("wakes")).queueUrl();
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entry("later", 900), entry("soon", 30)));
        }
        try (var engine = QueueEngine.start(
                        Optional.of(directory),
                        new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                        "us-east-1",
                        SIXTY,
                        queue -> {});
                var client = client(engine)) {
            var url = client.getQueueUrl(request -> request.queueName("wakes")).queueUrl();
            assertThat(next(client, url)).isEqualTo("soon");
            assertThat(since(begin)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
            assertThat(delayed(client, url)).isEqualTo("1");
        }
    }

    @Test
    void queuesOwnTimesArePacedToo() {
        try (var engine = QueueEngine.start(
                        Optional.empty(),
                        new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                        "us-east-1",
                        SIXTY,
                        queue -> {});
                var client = client(engine)) {
            var url = client.createQueue(request -> request.queueName("slow")).queueUrl();
            client.setQueueAttributes(request -> request.queueUrl(url)
                    .attributesWithStrings(Map.of("DelaySeconds", "30", "VisibilityTimeout", "24")));
            var begin = System.nanoTime();
            client.sendMessage(request -> request.queueUrl(url).messageBody("again"));
            assertThat(next(client, url)).isEqualTo("again");
            assertThat(since(begin)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(15));
            var message = receive(client, url);
            assertThat(since(begin)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(15));
            client.changeMessageVisibility(request ->
                    request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(60));
            assertThat(next(client, url)).isEqualTo("again");
            assertThat(since(begin)).isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
        }
    }

    private static SqsClient client(QueueEngine engine) {
        var none = URI.create("http://127.0.0.1:1");
        return EngineClients.of(new EngineClients.Endpoints(
                        none, engine.uri(), none, none, "us-east-1", EngineClients.Key.LOCAL))
                .queues();
    }

    private static SendMessageBatchRequestEntry entry(String body, int delay) {
        return SendMessageBatchRequestEntry.builder()
                .id(body)
                .messageBody(body)
                .delaySeconds(delay)
                .build();
    }

    private static String next(SqsClient client, String url) {
        return receive(client, url).body();
    }

    private static Message receive(SqsClient client, String url) {
        List<Message> messages = new ArrayList<>();
        while (messages.isEmpty()) {
            messages.addAll(client.receiveMessage(
                            request -> request.queueUrl(url).waitTimeSeconds(5).maxNumberOfMessages(1))
                    .messages());
        }
        return messages.getFirst();
    }

    private static String delayed(SqsClient client, String url) {
        return client.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
