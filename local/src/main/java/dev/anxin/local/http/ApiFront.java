package dev.anxin.local.http;

import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.limit.TokenBucket;
import dev.anxin.local.template.Trigger.Route;
import dev.anxin.local.trigger.HostedFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API: exactly the template's routes.
public final class ApiFront implements AutoCloseable {
    private static final String BEGAN = ApiFront.class.getName() + ".began";
    private static final int MOST_BYTES = 10 * 1024 * 1024; // API Gateway's quota for payloads

    private final Routes routes;
    private final InstantSource clock;
    private final ReachedLimits reached;
    private final Map<Route, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Tokens tokens;
    private final Answered answered;
    private final ApiAddress address;

    /// Hears of every answer.
    @FunctionalInterface
    public interface Answered {
        void accept(int status, Duration took);
    }

    public ApiFront(
            ApiAddress address,
            List<HostedFunction> functions,
            InstantSource clock,
            ReachedLimits reached,
            Answered answered) {
        this.answered = answered;
        this.routes = Routes.of(functions);
        this.clock = clock;
        this.reached = reached;
        this.tokens = new Tokens(clock);
        this.address = address;
        address.answer(this::handle);
    }

    public URI uri() {
        return address.uri();
    }

    private void handle(Request request, Response response) throws IOException {
        request.setAttribute(BEGAN, clock.instant());
        if (!HttpEvent.isReadable(request)) {
            refuse(response, 400, "Bad Request");
            return;
        }
        var match = routes.find(request.getMethod(), HttpEvent.path(request));
        try {
            if (match.isEmpty()) {
                refuse(response, 404, "Not Found");
            } else if (isThrottled(match.get().entry().route())) {
                refuse(response, 429, "Too Many Requests");
            } else {
                authorize(request, response, match.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(response, 503, "Service Unavailable");
        }
    }

    private boolean isThrottled(Route route) {
        var throttle = route.throttle();
        var bucket =
                buckets.computeIfAbsent(route, _ -> new TokenBucket(throttle.perSecond(), throttle.burst(), clock));
        var throttled = !bucket.take();
        if (throttled) {
            reached.add(
                    AwsLimit.ROUTE_RATE,
                    route.key(),
                    route.key() + " lets in " + throttle.burst() + " requests at once (ThrottlingBurstLimit) and then "
                            + throttle.perSecond() + " a second (ThrottlingRateLimit)");
        }
        return throttled;
    }

    private void authorize(Request request, Response response, Routes.Match match)
            throws IOException, InterruptedException {
        var headers = new HashMap<String, String>();
        request.getHeaders()
                .forEach(field -> headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field.getValue()));
        var verdict = tokens.judge(match.entry().route().access(), headers);
        var body = Content.Source.asInputStream(request).readNBytes(MOST_BYTES + 1);
        if (verdict instanceof Tokens.Verdict.Refused(var status)) {
            refuse(response, status, status == 401 ? "Unauthorized" : "Forbidden");
        } else if (body.length > MOST_BYTES) {
            refuse(response, 413, "Request Entity Too Large");
        } else {
            var event = HttpEvent.of(request, body, match, verdict, clock.instant());
            answer(response, match.entry().function().invoke(event.toString()));
        }
    }

    private void answer(Response response, HostedFunction.Outcome outcome) throws IOException {
        switch (outcome) {
            case HostedFunction.Outcome.Answered(var text) -> answer(response, text);
            case HostedFunction.Outcome.Failed _, HostedFunction.Outcome.Stopped _ ->
                refuse(response, 500, "Internal Server Error");
            case HostedFunction.Outcome.TimedOut _, HostedFunction.Outcome.Throttled _ ->
                refuse(response, 503, "Service Unavailable");
            case HostedFunction.Outcome.TooLarge _ -> refuse(response, 413, "Request Entity Too Large");
        }
    }

    // An answer without statusCode is itself the body, as payload format 2.0 has it.
    private void answer(Response response, String text) throws IOException {
        try {
            var answer = JsonMapper.shared().readTree(text);
            if (answer.has("statusCode")) {
                send(response, answer);
            } else {
                json(response, 200, text);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            refuse(response, 500, "Internal Server Error"); // API Gateway could not read it either
        }
    }

    private void send(Response response, JsonNode answer) throws IOException {
        var text = answer.path("body").asString("");
        var body = answer.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        var headers = response.getHeaders();
        headers.put("content-type", "text/plain;charset=UTF-8");
        answer.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString("")));
        answer.path("cookies").forEach(cookie -> headers.add("set-cookie", cookie.asString("")));
        var status = answer.path("statusCode").asInt(500);
        tell(response, status);
        HttpFront.send(response, status, body);
    }

    /// Before it is answered, so that whoever has the answer finds it counted.
    private void tell(Response response, int status) {
        var began = (Instant) response.getRequest().getAttribute(BEGAN);
        answered.accept(status, Duration.between(began, clock.instant()));
    }

    private void refuse(Response response, int status, String message) throws IOException {
        if (status == 401) {
            response.getHeaders().put("www-authenticate", "Bearer");
        }
        json(response, status, "{\"message\":\"" + message + "\"}");
    }

    private void json(Response response, int status, String text) throws IOException {
        response.getHeaders().put("content-type", "application/json");
        tell(response, status);
        HttpFront.send(response, status, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        address.close();
    }
}
