package dev.anxin.local.simulator;

import dev.anxin.local.simulator.protocol.Callback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// Sends over HTTP, and says what came back.
public final class Sender implements CallbackTransport, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param body as text; empty if there was none
    public record Answer(int status, String body) {
        public boolean isAcknowledged() {
            return status / 100 == 2;
        }
    }

    @Override
    public Answer send(URI uri, Callback callback) {
        return sendTimes(uri, callback, 1).getFirst();
    }

    /// The same at once, that many times.
    ///
    /// @throws UncheckedIOException if one of them gets no answer
    public List<Answer> sendTimes(URI uri, Callback callback, int times) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        callback.headers().forEach(request::header);
        var whole = request.POST(HttpRequest.BodyPublishers.ofByteArray(callback.body()))
                .build();
        var under = Stream.generate(() -> start(whole)).limit(times).toList();
        return under.stream().map(Sender::finish).toList();
    }

    /// By OAuth's client credentials grant.
    ///
    /// @param scopes parted by blanks
    public Answer token(URI issuer, String client, String scopes) {
        var form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(client, StandardCharsets.UTF_8)
                + "&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /// A token of a person of this group, from the local issuer.
    public Answer staffToken(URI issuer, String subject, String group) {
        var form = "client_id=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&group="
                + URLEncoder.encode(group, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /// Any request.
    ///
    /// @throws UncheckedIOException if nobody answers
    public Answer send(HttpRequest.Builder request) {
        return finish(start(request.timeout(PATIENCE).build()));
    }

    private CompletableFuture<Answer> start(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body()));
    }

    private static Answer finish(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw new UncheckedIOException(
                    "no answer: " + failed.getCause(),
                    failed.getCause() instanceof IOException io ? io : new IOException(failed));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
