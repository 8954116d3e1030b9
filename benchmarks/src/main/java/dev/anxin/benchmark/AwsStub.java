package dev.anxin.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/// Secrets Manager with one document, and a table that takes every put: on loopback, in no time.
record AwsStub(HttpServer server) implements AutoCloseable {
    /// @param document what the secret holds
    static AwsStub start(String document) throws IOException {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // else an answer may wait 40 ms for an acknowledgement
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var secret = "{\"Name\":\"verify\",\"SecretString\":\"" + document.replace("\"", "\\\"") + "\"}";
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var answer = (target.endsWith("PutItem") ? "{}" : secret).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return new AwsStub(server);
    }

    /// What a process gets that is to call it.
    Map<String, String> variables() {
        var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "made"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "made"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", endpoint),
                Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint),
                Map.entry("TABLE", "ledger"),
                Map.entry("VERIFY_DOCUMENT", "verify"),
                Map.entry("WAKES_QUEUE", "wakes"),
                Map.entry("FACT_DAYS", "400"),
                Map.entry("STRAY_DAYS", "30"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
