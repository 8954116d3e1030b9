package dev.anxin.local.product.cost;

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
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Stands before DynamoDB and notes what passes: which calls, and what they cost. The engine says what a write
/// cost; of a transaction it says too little, so that is counted here: two units for each KB of each item.
/// Source: DynamoDB's developer guide, "Amazon DynamoDB Transactions: How it works".
final class CountingProxy implements AutoCloseable {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");

    private final HttpServer server;
    private final URI target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Double> units = new CopyOnWriteArrayList<>();
    private final Queue<Json> written = new ConcurrentLinkedQueue<>();

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

    /// The items of all successful puts, also of those in transactions, oldest first, each taken once: what the
    /// table's stream would carry.
    Queue<Json> written() {
        return written;
    }

    void reset() {
        calls.clear();
        units.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
        var body = withCapacity(call, Json.parse(exchange.getRequestBody().readAllBytes()));
        var request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofString(body.write()));
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        calls.add(call);
        try (exchange) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            note(call, body, answer);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Every write is asked what it cost, of table and indexes together.
    private static Json withCapacity(String call, Json body) {
        var members = new LinkedHashMap<>(body.members());
        if (WRITES.contains(call)) {
            members.put("ReturnConsumedCapacity", Json.of("INDEXES"));
        }
        return new Json.Fields(members);
    }

    private void note(String call, Json body, HttpResponse<byte[]> answer) {
        if (WRITES.contains(call)
                && Json.parse(answer.body()).at("ConsumedCapacity", "CapacityUnits")
                        instanceof Json.Numeral(var used)) {
            units.add(used.doubleValue());
        }
        if (call.equals("PutItem") && answer.statusCode() == 200) {
            written.add(body.at("Item"));
        }
        if (call.equals("TransactWriteItems") && answer.statusCode() == 200) {
            var items = body.at("TransactItems").elements().stream()
                    .map(item -> item.at("Put", "Item"))
                    .toList();
            items.forEach(item -> units.add(2 * Math.ceil(size(item) / 1024.0)));
            written.addAll(items);
        }
    }

    /// As AWS counts it: names and texts in UTF-8, a number about half its digits. Source: DynamoDB's developer
    /// guide, "DynamoDB item sizes and formats".
    static int size(Json item) {
        return item.members().entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().length() + value(attribute.getValue()))
                .sum();
    }

    private static int value(Json typed) {
        var texts = Stream.concat(
                typed.at("S").text().stream(),
                typed.at("SS").elements().stream().flatMap(text -> text.text().stream()));
        var digits = typed.at("N").text().map(number -> number.length() / 2 + 2).orElse(0);
        return digits
                + texts.mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
