package dev.anxin.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends calls over HTTP/1.1, which every server speaks. Follows no redirect.
public final class HttpCalls implements Calls {
    private final Duration patience;
    private final int largestBody;
    private final AddressPolicy guard;
    private final boolean cuts;

    /// Of a larger body the rest is not read, and the answer counts all the same: for callers who look at
    /// nothing but its status.
    public static HttpCalls cuttingBodies(Duration patience, int largestBody, AddressPolicy guard) {
        return new HttpCalls(patience, largestBody, guard, true);
    }

    /// @param patience for the whole of a call, the last byte of the answer included
    /// @param largestBody bytes of an answer; more is no answer
    public HttpCalls(Duration patience, int largestBody, AddressPolicy guard) {
        this(patience, largestBody, guard, false);
    }

    private HttpCalls(Duration patience, int largestBody, AddressPolicy guard, boolean cuts) {
        this.patience = patience;
        this.largestBody = largestBody;
        this.guard = guard;
        this.cuts = cuts;
    }

    @Override
    public Reply send(Call call) {
        return guard.refusal(call.uri())
                .<Reply>map(Reply.None::new)
                .or(() -> Optional.of(sendAllowed(call)))
                .orElseThrow();
    }

    /// A connection of its own: between two calls a function may sleep for minutes, and what it kept open may
    /// be dead when it wakes. Nobody could tell then whether the other side got the second call.
    private Reply sendAllowed(Call call) {
        try (var client = client()) {
            var reply = finish(client.sendAsync(request(call), info -> new BodyLimit(largestBody, cuts)));
            client.shutdownNow(); // closing would wait for what was given up
            return reply;
        } catch (IllegalArgumentException malformed) {
            return new Reply.None("the address is none that can be called");
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return request.build();
    }

    private Reply finish(CompletableFuture<HttpResponse<Optional<byte[]>>> answer) {
        try {
            // The copy: what is timed out itself could not be cancelled any more.
            return read(answer.copy()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join());
        } catch (CompletionException failed) {
            answer.cancel(true); // frees the connection
            return new Reply.None(why(failed.getCause()));
        } catch (CancellationException ended) {
            return new Reply.None("the call was cancelled");
        }
    }

    private Reply read(HttpResponse<Optional<byte[]>> response) {
        var headers = new TreeMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return response.body()
                .<Reply>map(body -> new Reply.Answered(response.statusCode(), headers, body))
                .orElseGet(() -> new Reply.None("the answer is over " + largestBody + " bytes"));
    }

    private String why(@Nullable Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer within " + patience.toSeconds() + " s";
        }
        // Only its kind: messages of the JDK may quote what was sent or received.
        return cause == null ? "no answer" : "no answer: " + cause.getClass().getSimpleName();
    }
}
