package dev.anxin.aws.message;

import dev.anxin.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// One SQS queue, to send to.
///
/// @param url its address, as the template gives it
public record Queue(SqsClient sqs, String url) {
    /// SQS delays a message at most 900 s (DelaySeconds of SendMessage).
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private static final int BATCH = 10; // entries of SendMessageBatch

    /// @param delay rounded up to whole seconds, cut to what SQS can do; zero: at once
    public void send(Json message, Duration delay) {
        var seconds = Math.clamp(delay.plusMillis(999).toSeconds(), 0, LONGEST_DELAY.toSeconds());
        sqs.sendMessage(
                request -> request.queueUrl(url).messageBody(message.write()).delaySeconds((int) seconds));
    }

    public void send(Json message) {
        send(message, Duration.ZERO);
    }

    /// Sends them all at once, ten in a call.
    ///
    /// @throws SdkClientException if some were not taken; others were
    public void sendAll(List<Json> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            sendBatch(messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
    }

    private void sendBatch(List<Json> messages) {
        var entries = IntStream.range(0, messages.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(messages.get(i).write())
                        .build())
                .toList();
        var failed = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed();
        if (!failed.isEmpty()) {
            throw SdkClientException.create(failed.size() + " of " + messages.size() + " messages were not taken");
        }
    }
}
