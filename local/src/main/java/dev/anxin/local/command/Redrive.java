package dev.anxin.local.command;

import dev.anxin.aws.message.Queue;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.json.BadJson;
import dev.anxin.local.terminal.Screen;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/// Brings deliveries that were given up back to their queue, one by one, their attempts beginning anew. Each
/// is sent before it is deleted: killed in between, it is delivered twice, under one webhook-id.
final class Redrive {
    /// Long enough that what stays is not met again while others are brought back.
    private static final int HIDDEN_SECONDS = 60;

    private final StackAddress stackAddress;
    private final Screen screen;
    private final Set<String> seen = new HashSet<>();
    private int sent;
    private int unreadable;

    Redrive(StackAddress stackAddress, Screen screen) {
        this.stackAddress = stackAddress;
        this.screen = screen;
    }

    /// @return the exit code: 1 if some stay, for nobody can read them
    int run() {
        var batch = next();
        while (!batch.isEmpty()) {
            batch.forEach(this::bring);
            batch = next();
        }
        screen.line(sent + " sent again, " + unreadable + " left where they are");
        return unreadable == 0 ? 0 : 1;
    }

    /// Those that were not seen yet.
    private List<Message> next() {
        var received = stackAddress
                .engineClients()
                .queues()
                .receiveMessage(request -> request.queueUrl(stackAddress.physical("DeliveriesDeadLetters"))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(1))
                .messages();
        return received.stream()
                .filter(message -> seen.add(message.messageId()))
                .toList();
    }

    private void bring(Message message) {
        var parcel = read(message);
        if (parcel.isEmpty()) {
            unreadable++;
            return;
        }
        var event = parcel.get().event();
        new Queue(stackAddress.engineClients().queues(), stackAddress.physical("Deliveries"))
                .send(QueuedEvent.first(event).write());
        stackAddress
                .engineClients()
                .queues()
                .deleteMessage(request -> request.queueUrl(stackAddress.physical("DeliveriesDeadLetters"))
                        .receiptHandle(message.receiptHandle()));
        sent++;
        screen.line("sent again: " + event.id());
    }

    private Optional<QueuedEvent> read(Message message) {
        try {
            return Optional.of(QueuedEvent.read(message.body()));
        } catch (BadJson other) {
            screen.line("no event: " + message.messageId() + " (" + other.getMessage() + ")");
            return Optional.empty();
        }
    }
}
