package dev.anxin.aws.message;

import dev.anxin.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// One SQS queue, to send to. Every message has a group, an account's name as a rule. Where one group's messages
/// pile up, SQS lets those of the others through (MessageGroupId makes a standard queue fair). It keeps no order.
///
/// @param url its address, as the template gives it
public record Queue(SqsClient sqs, String url) {
    /// SQS delays a message at most 900 s (DelaySeconds of SendMessage).
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private static final int BATCH = 10; // entries of SendMessageBatch

    /// @param group up to 128 visible ASCII characters
    /// @param delay rounded up to whole seconds, cut to what SQS can do; zero: at once
    public void send(String group, Json message, Duration delay) {
        var seconds = Math.clamp(delay.plusMillis(999).toSeconds(), 0, LONGEST_DELAY.toSeconds());
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageGroupId(group)
                .messageBody(message.write())
                .delaySeconds((int) seconds));
    }

    public void send(String group, Json message) {
        send(group, message, Duration.ZERO);
    }

    /// Sends them all at once, ten in a call.
    ///
    /// @param group of each
    /// @param write what is sent of each
    /// @throws SdkClientException if some were not taken; others were
    public <T> void sendAll(List<T> messages, Function<T, String> group, Function<T, Json> write) {
        var entries = IntStream.range(0, messages.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageGroupId(group.apply(messages.get(i)))
                        .messageBody(write.apply(messages.get(i)).write())
                        .build())
                .toList();
        for (int from = 0; from < entries.size(); from += BATCH) {
            sendBatch(entries.subList(from, Math.min(from + BATCH, entries.size())));
        }
    }

    private void sendBatch(List<SendMessageBatchRequestEntry> entries) {
        var failed = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed();
        if (!failed.isEmpty()) {
            throw SdkClientException.create(failed.size() + " of " + entries.size() + " messages were not taken");
        }
    }
}
