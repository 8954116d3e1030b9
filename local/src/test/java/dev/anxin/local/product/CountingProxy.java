package dev.anxin.local.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anxin.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands before DynamoDB and notes what passes: which calls, and what they cost.
final class CountingProxy implements AutoCloseable {
    private final HttpServer server;
    private final URI target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Double> units = new CopyOnWriteArrayList<>();

    private CountingProxy(HttpServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    static CountingProxy before(URI target) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var proxy = new CountingProxy(server, target);
            server.createContext("/", proxy::pass);
            server.start();
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    Map<String, String> variable() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    /// Write units of all calls since [#reset].
    double units() {
        return units.stream().mapToDouble(Double::doubleValue).sum();
    }

    void reset() {
        calls.clear();
        units.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(target)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", ""));
        try (exchange) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var capacity = Json.parse(answer.body()).at("ConsumedCapacity", "CapacityUnits");
            if (capacity instanceof Json.Numeral(var used)) {
                units.add(used.doubleValue());
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
