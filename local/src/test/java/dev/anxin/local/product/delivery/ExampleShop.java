package dev.anxin.local.product.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// A merchant's own server, as one would write it: it verifies what comes with the official library of
/// Standard Webhooks, and answers as a test tells it to, 204 if it tells nothing.
final class ExampleShop implements AutoCloseable {
    private final String secret;
    private final LoopbackServer loopbackServer;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Scripted> script = new LinkedBlockingQueue<>();

    /// @param trusted what the library said
    record Received(String id, Map<String, List<String>> headers, String body, boolean trusted) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        Json json() {
            return Json.parse(body);
        }
    }

    /// How the shop answers one request.
    @FunctionalInterface
    interface Scripted {
        void answer(HttpExchange exchange) throws IOException;
    }

    ExampleShop(String secret) {
        this.secret = secret;
        this.loopbackServer = LoopbackServer.start(0, this::take);
    }

    String url() {
        return loopbackServer.uri() + "/anxin-events";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /// The next request is answered so.
    void next(Scripted answer) {
        script.add(answer);
    }

    void next(int status, Map<String, String> headers) {
        next(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            LoopbackServer.send(exchange, status, new byte[0]);
        });
    }

    private void take(HttpExchange exchange) {
        try {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = Map.<String, List<String>>copyOf(exchange.getRequestHeaders());
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"), headers, body, isTrusted(headers, body)));
            var scripted = script.poll();
            if (scripted == null) {
                LoopbackServer.send(exchange, 204, new byte[0]);
            } else {
                scripted.answer(exchange);
            }
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private boolean isTrusted(Map<String, List<String>> headers, String body) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException untrusted) {
            return false;
        } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException empty) {
            throw new IllegalArgumentException(empty);
        }
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
