package dev.anxin.local.command;

import dev.anxin.aws.message.Queue;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/// Brings deliveries that were given up back to their queue, one by one, their attempts beginning anew. Each
/// is sent before it is deleted: killed in between, it is delivered twice, under one webhook-id.
final class Redrive {
    /// Long enough that a message which stays is not met again while others are brought back.
    private static final int HIDDEN_SECONDS = 60;

    private final StackAddress stackAddress;
    private final Screen screen;
    private final Set<String> seen = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private final List<Unreadable> left = new ArrayList<>();

    Redrive(StackAddress stackAddress, Screen screen) {
        this.stackAddress = stackAddress;
        this.screen = screen;
    }

    /// A message that stays where it is.
    private record Unreadable(String messageId, String problem) {
        Json json() {
            return Json.object("messageId", messageId, "problem", problem);
        }
    }

    /// @param sent ids of the events
    private record RedriveResult(List<String> sent, List<Unreadable> left) implements CommandResult {
        @Override
        public void print(Screen screen) {
            screen.line(sent.size() + " sent again, " + left.size() + " left where they are");
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.redrive/1",
                    "sent", Json.array(sent.stream()),
                    "left", Json.array(left.stream().map(Unreadable::json)));
        }

        @Override
        public int exitCode() {
            return left.isEmpty() ? 0 : 1;
        }
    }

    CommandResult run() {
        var batch = next();
        while (!batch.isEmpty()) {
            batch.forEach(this::bring);
            batch = next();
        }
        return new RedriveResult(sent, left);
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
            return;
        }
        var event = parcel.get().event();
        new Queue(stackAddress.engineClients().queues(), stackAddress.physical("Deliveries"))
                .send(event.account(), QueuedEvent.first(event).write());
        stackAddress
                .engineClients()
                .queues()
                .deleteMessage(request -> request.queueUrl(stackAddress.physical("DeliveriesDeadLetters"))
                        .receiptHandle(message.receiptHandle()));
        sent.add(event.id());
        screen.line("sent again: " + event.id());
    }

    private Optional<QueuedEvent> read(Message message) {
        try {
            return Optional.of(QueuedEvent.read(message.body()));
        } catch (BadJson other) {
            left.add(new Unreadable(message.messageId(), "" + other.getMessage()));
            screen.line("no event: " + message.messageId() + " (" + other.getMessage() + ")");
            return Optional.empty();
        }
    }
}
