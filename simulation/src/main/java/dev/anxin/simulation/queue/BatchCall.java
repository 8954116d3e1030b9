package dev.anxin.simulation.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Several messages in one call: refused as a whole for its shape, else each by itself.
record BatchCall(QueueClient client, List<SendMessageBatchRequestEntry> entries) {
    private static final int MOST = 10; // (SendMessageBatch)
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    SendMessageBatchResponse send(SimulatedQueue simulatedQueue) {
        check();
        var sent = new ArrayList<SendMessageBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (SendMessageBatchRequestEntry entry : entries) {
            try {
                var id = client.send(simulatedQueue, entry.messageGroupId(), entry.messageBody(), entry.delaySeconds());
                sent.add(SendMessageBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(id)
                        .build());
            } catch (SqsException refused) {
                failed.add(error(entry.id(), refused));
            }
        }
        return SendMessageBatchResponse.builder()
                .successful(sent)
                .failed(failed)
                .build();
    }

    private void check() {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch();
        }
        if (entries.size() > MOST) {
            throw SqsErrors.tooMany(entries.size());
        }
        if (!entries.stream()
                .allMatch(entry -> ID.matcher(Objects.toString(entry.id(), "")).matches())) {
            throw SqsErrors.entryId();
        }
        if (entries.stream().map(SendMessageBatchRequestEntry::id).distinct().count() < entries.size()) {
            throw SqsErrors.sameIds();
        }
        var bytes = entries.stream()
                .mapToInt(entry -> Bodies.bytes(Objects.toString(entry.messageBody(), "")))
                .sum();
        if (bytes > Bodies.MOST_BYTES) {
            throw SqsErrors.tooLong(bytes);
        }
    }

    private static BatchResultErrorEntry error(String id, SqsException refused) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .senderFault(true)
                .code(refused.awsErrorDetails().errorCode())
                .message(refused.awsErrorDetails().errorMessage())
                .build();
    }
}
