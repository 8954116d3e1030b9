package dev.anxin.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Everything that was published: to topics, and to phone numbers directly. What would reach people at AWS
/// stands here.
public final class Inbox {
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

    /// @param to the topic's ARN, or the phone number
    /// @param attributes the message attributes' values as text
    public record Message(
            String id, String to, String subject, String text, Map<String, String> attributes, Instant at) {
        /// The topic's name, or the phone number.
        public String topic() {
            return to.substring(to.lastIndexOf(':') + 1);
        }
    }

    /// All so far, oldest first.
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /// Calls with each message from now on, in the publisher's thread, after it is in the list.
    public void listen(Consumer<Message> listener) {
        listeners.add(listener);
    }

    /// For the engine that receives them.
    public void add(Message message) {
        messages.add(message);
        listeners.forEach(listener -> listener.accept(message));
    }
}
