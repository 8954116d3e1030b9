package dev.anxin.simulation.queue;

import dev.anxin.simulation.table.Line;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/// The SDK's client over [Queues]. All other calls of the interface throw as the SDK has it
/// (UnsupportedOperationException). Nobody waits in virtual time: a receive answers at once, whatever its
/// WaitTimeSeconds. A message move is done when its call returns.
///
/// @param clock SQS's own
public record QueueClient(Queues queues, InstantSource clock, Line line) implements SqsClient {
    private static final int LONGEST_DELAY = 900; // seconds (SendMessage, DelaySeconds)
    private static final int LONGEST_HIDDEN = 43_200; // seconds: 12 h (VisibilityTimeout)
    private static final Pattern GROUP = Pattern.compile("[!-~]{1,128}"); // (SendMessage, MessageGroupId)
    private static final int MOST_RECEIVED = 10; // (ReceiveMessage, MaxNumberOfMessages)

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        noAttributes(request.hasMessageAttributes());
        return line.call("sqs.sendMessage", () -> {
            var simulatedQueue = queues.at(request.queueUrl());
            return SendMessageResponse.builder()
                    .messageId(send(
                            simulatedQueue, request.messageGroupId(), request.messageBody(), request.delaySeconds()))
                    .build();
        });
    }

    /// @param group changes nothing here: which group's messages come first is SQS's own affair
    /// @throws software.amazon.awssdk.services.sqs.model.SqsException if SQS would not take it
    String send(
            SimulatedQueue simulatedQueue,
            @Nullable String group,
            @Nullable String body,
            @Nullable Integer delaySeconds) {
        if (group != null && !GROUP.matcher(group).matches()) {
            throw SqsErrors.invalid("MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128"
                    + " in length.");
        }
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        if (Bodies.bytes(body) > Bodies.MOST_BYTES) {
            throw SqsErrors.invalid("One or more parameters are invalid. Reason: Message must be shorter than "
                    + Bodies.MOST_BYTES + " bytes.");
        }
        if (!Bodies.isValid(body)) {
            throw SqsErrors.contents();
        }
        var delay = inRange("DelaySeconds", delaySeconds, 0, LONGEST_DELAY).orElse(Duration.ZERO);
        return simulatedQueue.send(body, delay, clock.instant());
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        request.entries().forEach(entry -> noAttributes(entry.hasMessageAttributes()));
        return line.call(
                "sqs.sendMessageBatch",
                () -> new BatchCall(this, request.entries()).send(queues.at(request.queueUrl())));
    }

    private static void noAttributes(boolean has) {
        if (has) {
            throw new UnsupportedOperationException("message attributes are not modelled");
        }
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        return line.call("sqs.receiveMessage", () -> {
            var simulatedQueue = queues.at(request.queueUrl());
            var most = inRange("MaxNumberOfMessages", request.maxNumberOfMessages(), 1, MOST_RECEIVED)
                    .map(Duration::toSeconds)
                    .orElse(1L);
            var hidden = inRange("VisibilityTimeout", request.visibilityTimeout(), 0, LONGEST_HIDDEN)
                    .orElse(simulatedQueue.visibility());
            var names = request.messageSystemAttributeNamesAsStrings();
            var messages = simulatedQueue.receive(most.intValue(), hidden, clock.instant()).stream()
                    .map(receivedMessage -> message(receivedMessage, names))
                    .toList();
            // The SDK makes no list of an answer without messages.
            return messages.isEmpty()
                    ? ReceiveMessageResponse.builder().build()
                    : ReceiveMessageResponse.builder().messages(messages).build();
        });
    }

    private static Message message(ReceivedMessage receivedMessage, List<String> names) {
        var message = Message.builder()
                .messageId(receivedMessage.id())
                .receiptHandle(receivedMessage.receipt())
                .body(receivedMessage.body());
        if (!names.isEmpty()) {
            var all = Map.of(
                    "ApproximateReceiveCount", "" + receivedMessage.count(),
                    "SentTimestamp", "" + receivedMessage.sentAt().toEpochMilli(),
                    "ApproximateFirstReceiveTimestamp",
                            "" + receivedMessage.firstReceivedAt().toEpochMilli());
            var shown = new TreeMap<>(all);
            shown.keySet().removeIf(name -> !names.contains(name) && !names.contains("All"));
            message.attributesWithStrings(shown);
        }
        return message.build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        return line.call("sqs.deleteMessage", () -> {
            var simulatedQueue = queues.at(request.queueUrl());
            simulatedQueue.delete(receipt(request.receiptHandle()));
            return DeleteMessageResponse.builder().build();
        });
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        return line.call("sqs.changeMessageVisibility", () -> {
            var simulatedQueue = queues.at(request.queueUrl());
            var hidden = inRange("VisibilityTimeout", request.visibilityTimeout(), 0, LONGEST_HIDDEN)
                    .orElseThrow(() -> SqsErrors.missing("VisibilityTimeout"));
            var receipt = receipt(request.receiptHandle());
            if (!simulatedQueue.isInFlight(receipt, clock.instant())) {
                throw SqsErrors.notInFlight();
            }
            simulatedQueue.changeVisibility(receipt, hidden, clock.instant());
            return ChangeMessageVisibilityResponse.builder().build();
        });
    }

    private static String receipt(@Nullable String handle) {
        if (handle == null || handle.isEmpty()) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        if (!handle.startsWith("message-")) {
            throw SqsErrors.receipt();
        }
        return handle;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return line.call("sqs.getQueueAttributes", () -> {
            var simulatedQueue = queues.at(request.queueUrl());
            var counts = simulatedQueue.counts(clock.instant());
            return GetQueueAttributesResponse.builder()
                    .attributes(Map.of(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "" + counts.visible(),
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "" + counts.inFlight(),
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "" + counts.delayed(),
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "" + simulatedQueue.visibility().toSeconds()))
                    .build();
        });
    }

    @Override
    public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
        return line.call("sqs.startMessageMoveTask", () -> {
            var from = named(request.sourceArn());
            if (queues.all().stream().noneMatch(simulatedQueue -> isDeadLettersOf(from, simulatedQueue))) {
                throw SqsErrors.invalid("Source queue must be configured as a Dead Letter Queue.");
            }
            var to = Optional.ofNullable(request.destinationArn()).map(this::named);
            to.ifPresentOrElse(target -> from.moveTo(target, clock.instant()), () -> from.redrive(clock.instant()));
            return StartMessageMoveTaskResponse.builder()
                    .taskHandle("task-" + request.sourceArn())
                    .build();
        });
    }

    private static boolean isDeadLettersOf(SimulatedQueue dead, SimulatedQueue simulatedQueue) {
        return simulatedQueue
                .deadLetters()
                .filter(letters -> letters.simulatedQueue() == dead)
                .isPresent();
    }

    private SimulatedQueue named(String arn) {
        return queues.named(arn)
                .orElseThrow(() -> SqsErrors.notThere(
                        "The resource that you specified for the SourceArn parameter doesn't exist."));
    }

    private static Optional<Duration> inRange(String parameter, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw SqsErrors.invalid("Value " + value + " for parameter " + parameter
                    + " is invalid. Reason: Must be between " + least + " and " + most + ", if provided.");
        }
        return Optional.ofNullable(value).map(Duration::ofSeconds);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
