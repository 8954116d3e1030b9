package dev.anxin.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that was published: to topics, and to phone numbers directly. What would reach people at AWS
/// stands here, and in a data directory too, one message a line.
public final class Inbox implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
    private final Optional<FileChannel> file;

    /// @param to the topic's ARN, or the phone number
    /// @param attributes the message attributes' values as text
    public record Message(
            String id, String to, String subject, String text, Map<String, String> attributes, Instant at) {
        /// The topic's name, or the phone number.
        public String topic() {
            return to.substring(to.lastIndexOf(':') + 1);
        }
    }

    private Inbox(Optional<FileChannel> file) {
        this.file = file;
    }

    /// @param directory where it is kept, readable by its owner only; none: in memory
    /// @param remarks hears if the last message was not written to its end: nobody was told then that it was
    ///     published
    public static Inbox open(Optional<Path> directory, Consumer<String> remarks) {
        return directory
                .map(path -> read(path.resolve("inbox.jsonl"), remarks))
                .orElseGet(() -> new Inbox(Optional.empty()));
    }

    private static Inbox read(Path path, Consumer<String> remarks) {
        try {
            if (!Files.exists(path)) {
                AtomicFile.write(path, new byte[0]);
            }
            var text = Files.readString(path);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (!whole.equals(text)) {
                remarks.accept("The inbox's last message was not written to its end and is left out: " + path);
            }
            var channel = FileChannel.open(path, StandardOpenOption.WRITE);
            var length = whole.getBytes(StandardCharsets.UTF_8).length;
            channel.truncate(length).position(length);
            var inbox = new Inbox(Optional.of(channel));
            whole.lines().map(line -> JSON.readValue(line, Message.class)).forEach(inbox.messages::add);
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox cannot be read: " + path, e);
        } catch (JacksonException e) {
            throw new IllegalStateException("The inbox cannot be read: " + path, e);
        }
    }

    /// All so far, oldest first.
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /// The same, for other processes.
    public JsonNode json() {
        return JSON.valueToTree(messages());
    }

    /// Calls with each message from now on, in the publisher's thread, after it is in the list.
    public void listen(Consumer<Message> listener) {
        listeners.add(listener);
    }

    /// For the engine that receives them: when this returns, the message is kept.
    public void add(Message message) {
        keep(message);
        listeners.forEach(listener -> listener.accept(message));
    }

    private synchronized void keep(Message message) {
        file.ifPresent(channel -> append(channel, JSON.writeValueAsString(message) + "\n"));
        messages.add(message);
    }

    private static void append(FileChannel channel, String line) {
        try {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
