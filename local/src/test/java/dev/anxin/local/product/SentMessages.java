package dev.anxin.local.product;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands where SQS would, and keeps what is sent instead of delaying it: so that days pass in no time.
public final class SentMessages implements AutoCloseable {
    public static final String QUEUE = "http://127.0.0.1/000000000000/deliveries";
    public static final String DEAD_LETTERS = "http://127.0.0.1/000000000000/dead-letters";

    private final LoopbackServer loopbackServer = LoopbackServer.answering(this::answer);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    public record Sent(String queue, String group, String body, Duration delay) {}

    public Map<String, String> variable() {
        return Map.of("AWS_ENDPOINT_URL_SQS", loopbackServer.uri().toString());
    }

    /// From now on it takes nothing, or takes again.
    public void breakDown(boolean isBroken) {
        broken.set(isBroken);
    }

    /// What was sent to a queue since the last call.
    public List<Sent> take(String queue) {
        var taken = new ArrayList<>(sent);
        taken.removeIf(one -> !one.queue().equals(queue));
        sent.removeAll(taken);
        return taken;
    }

    private LoopbackServer.Answer answer(HttpExchange exchange, String text) {
        if (broken.get()) {
            return LoopbackServer.Answer.json(
                    400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"made\"}");
        }
        var request = Json.parse(text);
        var body = request.needText("MessageBody");
        var delay = request.at("DelaySeconds").whole().orElse(0L);
        sent.add(new Sent(
                request.needText("QueueUrl"), request.needText("MessageGroupId"), body, Duration.ofSeconds(delay)));
        return LoopbackServer.Answer.json(
                200,
                Json.object("MessageId", "made-" + sent.size(), "MD5OfMessageBody", md5(body))
                        .write());
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
