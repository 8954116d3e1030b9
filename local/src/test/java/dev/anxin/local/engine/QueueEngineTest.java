package dev.anxin.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.rights.AccessKeys;
import dev.anxin.local.rights.Rights;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Queues that outlive their engine, each in a directory of its own.
final class QueueEngineTest {
    @TempDir
    private Path directory = Path.of("");

    private static QueueEngine start(Path where) {
        return QueueEngine.start(
                Optional.of(where),
                new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                "us-east-1",
                Pace.real(),
                _ -> {});
    }

    private static SqsClient client(URI uri) {
        return SqsClient.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(AccessKeys.OPERATOR, "made")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Test
    void knowsWhenTheOldestMessageWasSentThatIsStillThere() {
        var pace = Pace.real();
        try (var engine = QueueEngine.start(
                        Optional.empty(),
                        new Gate(new Rights(_ -> {}), new ReachedLimits(_ -> {})),
                        "us-east-1",
                        pace,
                        _ -> {});
                var client = client(engine.uri())) {
            assertThat(engine.oldestSent("none")).isEmpty();
            client.createQueue(request -> request.queueName("dead"));
            var redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":1}";
            var url = client.createQueue(request -> request.queueName("work")
                            .attributesWithStrings(Map.of("VisibilityTimeout", "0", "RedrivePolicy", redrive)))
                    .queueUrl();
            assertThat(engine.oldestSent("work")).isEmpty();
            var begin = now(pace);
            client.sendMessage(request -> request.queueUrl(url).messageBody("first"));
            var later = now(pace);
            client.sendMessage(
                    request -> request.queueUrl(url).messageBody("second").delaySeconds(900));
            client.sendMessage(request -> request.queueUrl(url).messageBody("third"));
            var end = now(pace);
            assertThat(engine.oldestSent("work").orElseThrow()).isBetween(begin, later);
            var first = client.receiveMessage(request -> request.queueUrl(url).visibilityTimeout(600))
                    .messages()
                    .getFirst();
            assertThat(first.body()).isEqualTo("first");
            assertThat(engine.oldestSent("work").orElseThrow()).isBetween(begin, later);
            client.deleteMessage(request -> request.queueUrl(url).receiptHandle(first.receiptHandle()));
            assertThat(engine.oldestSent("work").orElseThrow()).isBetween(later, end);
            client.purgeQueue(request -> request.queueUrl(url));
            assertThat(engine.oldestSent("work")).isEmpty();

            client.sendMessage(request -> request.queueUrl(url).messageBody("poison"));
            client.receiveMessage(request -> request.queueUrl(url));
            assertThat(client.receiveMessage(request -> request.queueUrl(url)).messages())
                    .isEmpty();
            assertThat(engine.oldestSent("work")).as("it is a dead letter").isEmpty();
        }
    }

    private static Instant now(Pace pace) {
        return Instant.ofEpochMilli(pace.clock().millis());
    }

    @Test
    void takesOneMebibyteAndNoMore() throws Exception {
        try (var engine = start(directory);
                var client = client(engine.uri())) {
            var url = client.createQueue(request -> request.queueName("full")).queueUrl();
            var most = "é".repeat(512 * 1024);
            client.sendMessage(request -> request.queueUrl(url).messageBody(most));
            assertThatThrownBy(() ->
                            client.sendMessage(request -> request.queueUrl(url).messageBody(most + "x")))
                    .isInstanceOfSatisfying(SqsException.class, refused -> {
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                        assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("One or more parameters are invalid. Reason: Message must be shorter than"
                                        + " 1048576 bytes.");
                    });
        }
    }

    @Test
    void takesOneMebibyteInABatchWithAllAttributes() throws Exception {
        try (var engine = start(directory);
                var client = client(engine.uri())) {
            var url = client.createQueue(request -> request.queueName("full")).queueUrl();
            var half = entry("one", 512 * 1024);
            assertThatThrownBy(() -> client.sendMessageBatch(request ->
                            request.queueUrl(url).entries(half, entry("other", 512 * 1024 - 10))))
                    .isInstanceOf(BatchRequestTooLongException.class)
                    .hasMessageContaining(
                            "Batch requests cannot be longer than 1048576 bytes. You have sent 1048586 bytes.");
            client.sendMessageBatch(request -> request.queueUrl(url).entries(half, entry("other", 512 * 1024 - 20)));
        }
    }

    /// With an attribute of ten bytes: its name, its type and its value.
    private static SendMessageBatchRequestEntry entry(String id, int bytes) {
        var kind = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody("x".repeat(bytes))
                .messageAttributes(Map.of("who", kind))
                .build();
    }

    /// Else the next engine would go on in the first one's directory, and what is sent to it would be lost.
    @Test
    void aReceiverThatStillWaitsKeepsNobodyFromGoingOnElsewhere() throws Exception {
        var first = Files.createDirectory(directory.resolve("first"));
        var other = Files.createDirectory(directory.resolve("other"));
        var engine = start(first);
        try (var client = client(engine.uri())) {
            var url = client.createQueue(request -> request.queueName("empty")).queueUrl();
            var asks = new CountDownLatch(1);
            Thread.ofVirtual().uncaughtExceptionHandler((_, cutOff) -> {}).start(() -> {
                asks.countDown();
                client.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20));
            });
            asks.await();
            engine.close();
        }
        try (var second = start(other);
                var client = client(second.uri())) {
            var url = client.createQueue(request -> request.queueName("kept")).queueUrl();
            client.sendMessage(request -> request.queueUrl(url).messageBody("kept"));
        }
        try (var again = start(other);
                var client = client(again.uri())) {
            var url = client.getQueueUrl(request -> request.queueName("kept")).queueUrl();
            assertThat(client.receiveMessage(request -> request.queueUrl(url)).messages())
                    .extracting(Message::body)
                    .containsExactly("kept");
        }
    }
}
