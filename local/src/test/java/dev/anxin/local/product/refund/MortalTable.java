package dev.anxin.local.product.refund;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.product.ProductStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before DynamoDB and dies at a write. Whoever calls then might as well be dead, for nothing that they do
/// is kept any more.
final class MortalTable implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";
    private static final Set<String> READS =
            Set.of("DynamoDB_20120810.GetItem", "DynamoDB_20120810.Query", "DynamoDB_20120810.BatchGetItem");
    private static final LoopbackServer.Answer DEAD = LoopbackServer.Answer.json(
            400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ValidationException\",\"message\":\"dead\"}");

    private final URI target = URI.create(
            ProductStack.shared().environment("RefundFunction").getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger fatal = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicBoolean isLastDone = new AtomicBoolean();
    private final LoopbackServer loopbackServer = LoopbackServer.start(0, this::pass);

    Map<String, String> variable() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", loopbackServer.uri().toString());
    }

    /// What becomes of the write at which it dies.
    enum Last {
        /// It is done, and its reply is lost.
        DONE,
        LOST
    }

    /// @param write the number of the write, from 1
    void diesAt(int write, Last last) {
        writes.set(0);
        fatal.set(write);
        isLastDone.set(last == Last.DONE);
    }

    /// Those that were sent since it was said when it dies, the last of them too.
    int writes() {
        return writes.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var isWrite = !READS.contains(exchange.getRequestHeaders().getFirst(TARGET));
        var isAlive = writes.get() < fatal.get();
        var isLast = isAlive && isWrite && writes.incrementAndGet() == fatal.get();
        try {
            var isDone = isLast ? isLastDone.get() : isAlive;
            var answer = isDone ? forward(exchange, body) : DEAD;
            LoopbackServer.send(exchange, isLast ? DEAD : answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private LoopbackServer.Answer forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of(TARGET, "Content-Type", "Authorization", "X-Amz-Date")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new LoopbackServer.Answer(answer.statusCode(), "application/x-amz-json-1.0", answer.body());
    }

    @Override
    public void close() {
        loopbackServer.close();
        client.close();
    }
}
