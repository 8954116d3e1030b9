package dev.anxin.local.engine;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.rights.Request;
import dev.anxin.local.rights.Rights;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Stands before ElasticMQ, which asks nobody who calls: passes on what its caller may ask.
final class QueueFront implements AutoCloseable {
    /// SQS's JSON protocol, which all of the SDK's clients speak.
    private static final Pattern TARGET = Pattern.compile("AmazonSQS\\.(\\w+)");

    /// They are of one connection.
    private static final Set<String> NOT_PASSED = Set.of(
            "connection", "content-length", "date", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final Rights rights;
    private final CompletableFuture<URI> target = new CompletableFuture<>();
    private final LoopbackServer loopbackServer;

    QueueFront(Rights rights) {
        this.rights = rights;
        this.loopbackServer = LoopbackServer.start(0, this::answer);
    }

    URI uri() {
        return loopbackServer.uri();
    }

    /// @param engine where ElasticMQ answers
    void passTo(URI engine) {
        target.complete(engine);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var operation = Optional.ofNullable(headers.getFirst("X-Amz-Target"))
                .map(TARGET::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .orElse("without X-Amz-Target");
        var refusal = rights.judge(
                headers.getFirst("Authorization"),
                () -> new Request(
                        Request.Service.SQS, operation, JsonMapper.shared().readTree(body)));
        if (refusal.isPresent()) {
            var answer = RefusalAnswer.of(Request.Service.SQS, refusal.get());
            exchange.getResponseHeaders().set("x-amzn-query-error", answer.code() + ";Sender");
            LoopbackServer.send(exchange, answer.json());
        } else {
            pass(exchange, body);
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        var uri = target.join().resolve(exchange.getRequestURI());
        var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(exchange.getRequestMethod());
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(_ -> isPassed(name))
                        .forEach(value -> connection.addRequestProperty(name, value)));
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
        }
        var status = connection.getResponseCode();
        try (var stream = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            connection.getHeaderFields().forEach((name, values) -> {
                if (name != null && isPassed(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            LoopbackServer.send(exchange, status, stream == null ? new byte[0] : stream.readAllBytes());
        }
    }

    private static boolean isPassed(String header) {
        return !NOT_PASSED.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
