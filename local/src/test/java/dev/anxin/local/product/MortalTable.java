package dev.anxin.local.product;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before DynamoDB and takes no more after so many calls; the last of them is done, and its reply is
/// lost. Whoever calls then might as well be dead, for nothing that they do is kept any more.
final class MortalTable implements AutoCloseable {
    private static final LoopbackServer.Answer DEAD = LoopbackServer.Answer.json(
            400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ValidationException\",\"message\":\"dead\"}");

    private final URI target = URI.create(
            ProductStack.shared().environment("RefundFunction").getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger left = new AtomicInteger();
    private final LoopbackServer loopbackServer = LoopbackServer.start(0, this::pass);

    Map<String, String> variable() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", loopbackServer.uri().toString());
    }

    void diesAfter(int calls) {
        left.set(calls);
    }

    /// Whether fewer calls were made than were allowed.
    boolean isAlive() {
        return left.get() > 0;
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        int now = left.getAndDecrement();
        try {
            var answer = now > 0 ? forward(exchange, body) : DEAD;
            LoopbackServer.send(exchange, now > 1 ? answer : DEAD);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private LoopbackServer.Answer forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
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
