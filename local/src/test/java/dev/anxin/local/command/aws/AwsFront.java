package dev.anxin.local.command.aws;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.engine.LoopbackServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before moto and answers what that does not know: Lambda's limits of the account, and addresses that have
/// not confirmed yet. All else goes through as it is.
final class AwsFront implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI moto;
    private final LoopbackServer server;
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    private volatile int concurrentRuns = 1_000;
    private volatile boolean confirmed;
    private final AtomicInteger allowed = new AtomicInteger(Integer.MAX_VALUE);

    AwsFront(URI moto) {
        this.moto = moto;
        this.server = LoopbackServer.answering(this::answer);
    }

    URI uri() {
        return server.uri();
    }

    void concurrentRuns(int runs) {
        concurrentRuns = runs;
    }

    /// Whether whoever is subscribed has followed the link in the mail.
    void confirmed(boolean has) {
        confirmed = has;
    }

    /// How many calls more may change something; others are refused.
    void allow(int changes) {
        allowed.set(changes);
    }

    /// Every call that changed something since the last time, by its name.
    List<String> changes() {
        var all = List.copyOf(changes);
        changes.clear();
        return all;
    }

    private Answer answer(HttpExchange exchange, String body) {
        if (exchange.getRequestURI().getPath().endsWith("/account-settings")) {
            return Answer.json(200, "{\"AccountLimit\":{\"ConcurrentExecutions\":" + concurrentRuns + "}}");
        }
        if (!isAllowed(exchange, body)) {
            return new Answer(
                    403, "application/json", "{\"__type\":\"AccessDeniedException\",\"message\":\"made for tests\"}");
        }
        var answer = forward(exchange, body);
        var pending = body.contains("Action=ListSubscriptionsByTopic") && !confirmed;
        return pending
                ? new Answer(
                        answer.status(),
                        answer.type(),
                        answer.body()
                                .replaceAll(
                                        "<SubscriptionArn>[^<]*</SubscriptionArn>",
                                        "<SubscriptionArn>PendingConfirmation</SubscriptionArn>"))
                : answer;
    }

    private boolean isAllowed(HttpExchange exchange, String body) {
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var name = target.equals("null") ? LoopbackServer.form(body).getOrDefault("Action", "") : target;
        if (name.matches("(.*\\.)?(Get|Describe|List|Query).*")) {
            return true;
        }
        if (allowed.getAndDecrement() <= 0) {
            return false;
        }
        changes.add(name.substring(name.indexOf('.') + 1));
        return true;
    }

    private Answer forward(HttpExchange exchange, String body) {
        var request = HttpRequest.newBuilder(
                        URI.create(moto + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        for (var name : List.of("Authorization", "Content-Type", "X-Amz-Target", "X-Amz-Date")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("text/xml"),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
