package dev.anxin.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.Front;
import dev.anxin.local.template.Trigger;
import dev.anxin.local.trigger.HostedFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The HTTP API: exactly the template's routes.
public final class ApiFront implements AutoCloseable {
    private static final int MOST_BYTES = 10 * 1024 * 1024; // API Gateway's quota for payloads

    private final Routes routes;
    private final InstantSource clock;
    private final Tokens tokens;
    private final Front front;

    /// @param port 0 for a free one
    public ApiFront(int port, List<HostedFunction> functions, InstantSource clock) {
        var entries = new ArrayList<Routes.Entry>();
        for (var function : functions) {
            for (var trigger : function.spec().triggers()) {
                if (trigger instanceof Trigger.Route route) {
                    entries.add(new Routes.Entry(route, function));
                }
            }
        }
        this.routes = new Routes(entries);
        this.clock = clock;
        this.tokens = new Tokens(clock);
        this.front = Front.start(port, this::handle);
    }

    public URI uri() {
        return front.uri();
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
        switch (verdict) {
            case Tokens.Verdict.Unauthorized unauthorized -> {
                exchange.getResponseHeaders().set("www-authenticate", "Bearer");
                refuse(exchange, 401, "Unauthorized");
            }
            case Tokens.Verdict.Forbidden forbidden -> refuse(exchange, 403, "Forbidden");
            case Tokens.Verdict.Accepted accepted -> forward(exchange, match, accepted);
            case Tokens.Verdict.Open open -> forward(exchange, match, open);
        }
    }

    private void forward(HttpExchange exchange, Routes.Match match, Tokens.Verdict verdict)
            throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(exchange, 413, "Request Entity Too Large");
            return;
        }
        var event = HttpEvent.of(exchange, body, match, verdict, clock.instant());
        switch (match.entry().function().invoke(event.toString().getBytes(StandardCharsets.UTF_8))) {
            case HostedFunction.Outcome.Answered answered -> answer(exchange, HttpAnswer.read(answered.text()));
            case HostedFunction.Outcome.Failed failed -> refuse(exchange, 500, "Internal Server Error");
            case HostedFunction.Outcome.TimedOut timedOut -> refuse(exchange, 503, "Service Unavailable");
        }
    }

    private static void answer(HttpExchange exchange, Optional<HttpAnswer> answer) throws IOException {
        if (answer.isEmpty()) {
            refuse(exchange, 500, "Internal Server Error");
            return;
        }
        var headers = exchange.getResponseHeaders();
        answer.get().headers().forEach(headers::set);
        answer.get().cookies().forEach(cookie -> headers.add("set-cookie", cookie));
        Front.send(exchange, answer.get().status(), answer.get().body());
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        Front.send(exchange, new Front.Answer(status, "application/json", "{\"message\":\"" + message + "\"}"));
    }

    @Override
    public void close() {
        front.close();
    }
}
