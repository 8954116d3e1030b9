package dev.anxin.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.trigger.HostedFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API: exactly the template's routes.
public final class ApiFront implements AutoCloseable {
    private static final int MOST_BYTES = 10 * 1024 * 1024; // API Gateway's quota for payloads

    private final Routes routes;
    private final InstantSource clock;
    private final Tokens tokens;
    private final LoopbackServer loopbackServer;

    /// @param port 0 for a free one
    public ApiFront(int port, List<HostedFunction> functions, InstantSource clock) {
        this.routes = Routes.of(functions);
        this.clock = clock;
        this.tokens = new Tokens(clock);
        this.loopbackServer = LoopbackServer.start(port, this::handle);
    }

    public URI uri() {
        return loopbackServer.uri();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var match = routes.find(exchange.getRequestMethod(), HttpEvent.path(exchange));
        try {
            if (match.isEmpty()) {
                refuse(exchange, 404, "Not Found");
            } else {
                authorize(exchange, match.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(exchange, 503, "Service Unavailable");
        }
    }

    private void authorize(HttpExchange exchange, Routes.Match match) throws IOException, InterruptedException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var verdict = tokens.judge(match.entry().route().access(), headers);
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (verdict instanceof Tokens.Verdict.Refused(var status)) {
            refuse(exchange, status, status == 401 ? "Unauthorized" : "Forbidden");
        } else if (body.length > MOST_BYTES) {
            refuse(exchange, 413, "Request Entity Too Large");
        } else {
            var event = HttpEvent.of(exchange, body, match, verdict, clock.instant());
            answer(exchange, match.entry().function().invoke(event.toString()));
        }
    }

    private static void answer(HttpExchange exchange, HostedFunction.Outcome outcome) throws IOException {
        switch (outcome) {
            case HostedFunction.Outcome.Answered(var text) -> answer(exchange, text);
            case HostedFunction.Outcome.Failed failed -> refuse(exchange, 500, "Internal Server Error");
            case HostedFunction.Outcome.TimedOut timedOut -> refuse(exchange, 503, "Service Unavailable");
        }
    }

    // An answer without statusCode is itself the body, as payload format 2.0 has it.
    private static void answer(HttpExchange exchange, String text) throws IOException {
        try {
            var answer = JsonMapper.shared().readTree(text);
            if (answer.has("statusCode")) {
                send(exchange, answer);
            } else {
                LoopbackServer.send(exchange, LoopbackServer.Answer.json(200, text));
            }
        } catch (JacksonException | IllegalArgumentException e) {
            refuse(exchange, 500, "Internal Server Error"); // API Gateway could not read it either
        }
    }

    private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
        var text = answer.path("body").asString("");
        var body = answer.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("content-type", "text/plain;charset=UTF-8");
        answer.path("headers").forEachEntry((name, value) -> headers.set(name, value.asString("")));
        answer.path("cookies").forEach(cookie -> headers.add("set-cookie", cookie.asString("")));
        LoopbackServer.send(exchange, answer.path("statusCode").asInt(500), body);
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        if (status == 401) {
            exchange.getResponseHeaders().set("www-authenticate", "Bearer");
        }
        LoopbackServer.send(exchange, LoopbackServer.Answer.json(status, "{\"message\":\"" + message + "\"}"));
    }

    @Override
    public void close() {
        loopbackServer.close();
    }
}
