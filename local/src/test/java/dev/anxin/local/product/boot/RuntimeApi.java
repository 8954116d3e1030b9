package dev.anxin.local.product.boot;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// What Lambda offers to the runtime of one function: the next event, and where its answer or its error goes.
/// [The Runtime API](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    private static final String RESTORE = "/2018-06-01/runtime/restore/";
    private static final String KEYS = "/2021-04-23/credentials";

    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch restored = new CountDownLatch(1);
    private final String arn;
    private final Duration timeout;
    private final Map<String, String> keys;
    private final LoopbackServer server;

    sealed interface Outcome {
        /// @param body JSON
        record Answered(String body) implements Outcome {}

        /// The handler threw.
        ///
        /// @param error JSON: errorMessage, errorType, stackTrace
        record Failed(String error) implements Outcome {}

        /// There is no handler: its class could not be loaded, or its constructor or what it does before or after a
        /// snapshot threw.
        record InitFailed(String error) implements Outcome {}

        /// It is started, and waits for its snapshot to be taken and restored.
        record Paused() implements Outcome {}

        /// The process ended, and had not said why.
        record Ended(int exit) implements Outcome {}
    }

    /// @param arn the function's
    /// @param keys of the function, for who asks where it runs: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
    RuntimeApi(String arn, Duration timeout, Map<String, String> keys) {
        this.arn = arn;
        this.timeout = timeout;
        this.keys = keys;
        this.server = LoopbackServer.start(0, this::serve);
    }

    /// The variable AWS_LAMBDA_RUNTIME_API.
    String address() {
        return server.uri().getAuthority();
    }

    /// What stands in the place of keys in the variables where a snapshot is taken: they would end.
    Map<String, String> variablesForKeys() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.uri() + KEYS, "AWS_CONTAINER_AUTHORIZATION_TOKEN", "made");
    }

    Outcome pause() throws InterruptedException {
        return outcomes.take();
    }

    void restore() {
        restored.countDown();
    }

    /// Waits as long as it takes: the process says how it ended, or ends.
    Outcome invoke(byte[] event) throws InterruptedException {
        events.add(event);
        return outcomes.take();
    }

    void ended(int exit) {
        outcomes.add(new Outcome.Ended(exit));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.equals(INVOCATIONS + "next")) {
            next(exchange);
        } else if (path.startsWith(INVOCATIONS) && path.endsWith("/response")) {
            accept(exchange, new Outcome.Answered(body));
        } else if (path.startsWith(INVOCATIONS) && path.endsWith("/error")) {
            accept(exchange, new Outcome.Failed(body));
        } else if (path.equals(RESTORE + "next")) {
            pause(exchange);
        } else if (path.equals(KEYS)) {
            LoopbackServer.send(exchange, LoopbackServer.Answer.json(200, keys()));
        } else if (path.equals(INIT_ERROR) || path.equals(RESTORE + "error")) {
            accept(exchange, new Outcome.InitFailed(body));
        } else {
            LoopbackServer.send(exchange, LoopbackServer.Answer.json(404, "{}"));
        }
    }

    private void pause(HttpExchange exchange) throws IOException {
        outcomes.add(new Outcome.Paused());
        try {
            restored.await();
            LoopbackServer.send(exchange, LoopbackServer.Answer.json(200, "{}"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String keys() {
        return Json.object(
                        "AccessKeyId", keys.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        "SecretAccessKey", keys.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                        "Token", "made",
                        "Expiration", Instant.now().plus(Duration.ofHours(6)).toString())
                .write();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            var event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-000000000000");
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    "" + Instant.now().plus(timeout).toEpochMilli());
            headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            LoopbackServer.send(exchange, 200, event);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(HttpExchange exchange, Outcome outcome) throws IOException {
        LoopbackServer.send(exchange, LoopbackServer.Answer.json(202, "{\"status\":\"OK\"}"));
        outcomes.add(outcome);
    }

    @Override
    public void close() {
        server.close();
    }
}
