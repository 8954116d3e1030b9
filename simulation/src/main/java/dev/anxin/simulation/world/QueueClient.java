package dev.anxin.simulation.world;

import dev.anxin.simulation.table.Line;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// The SDK's client over [Queues].
record QueueClient(Queues queues, Line line) implements SqsClient {
    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        return line.call("sqs.sendMessage", () -> {
            queues.send(request.queueUrl(), request.messageBody(), delay(request.delaySeconds()));
            return SendMessageResponse.builder().build();
        });
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return line.call("sqs.sendMessageBatch", () -> {
            for (SendMessageBatchRequestEntry entry : request.entries()) {
                queues.send(request.queueUrl(), entry.messageBody(), delay(entry.delaySeconds()));
            }
            return SendMessageBatchResponse.builder().build();
        });
    }

    private static Duration delay(@Nullable Integer seconds) {
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
