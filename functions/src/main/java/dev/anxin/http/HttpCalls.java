package dev.anxin.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
        if (call.backup().isEmpty()) {
            return send(call, call.uri(), patience, patience).reply();
        }
        var sent = send(call, call.uri(), patience, patience.dividedBy(3));
        var rest = patience.minus(patience.dividedBy(3));
        return sent.connected()
                ? sent.reply()
                : send(call, call.backup().get(), rest, rest).reply();
    }

    /// @param connected false if it is sure that no connection came about
    private record Sent(Reply reply, boolean connected) {
        static Sent none(String why) {
            return new Sent(new Reply.None(why), true);
        }
    }

    private Sent send(Call call, URI uri, Duration most, Duration toConnect) {
        return guard.refusal(uri).map(Sent::none).orElseGet(() -> sendAllowed(call, uri, most, toConnect));
    }

    /// A connection of its own: between two calls a function may sleep for minutes, and what it kept open may
    /// be dead when it wakes. Nobody could tell then whether the other side got the second call.
    private Sent sendAllowed(Call call, URI uri, Duration most, Duration toConnect) {
        try (var client = client(toConnect)) {
            var sent = finish(client.sendAsync(request(call, uri), info -> new BodyLimit(largestBody, cuts)), most);
            client.shutdownNow(); // closing would wait for what was given up
            return sent;
        } catch (IllegalArgumentException malformed) {
            return Sent.none("the address is none that can be called");
        }
    }

    private HttpClient client(Duration toConnect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(toConnect)
                .build();
    }

    private HttpRequest request(Call call, URI uri) {
        var request = HttpRequest.newBuilder(uri)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return request.build();
    }

    private Sent finish(CompletableFuture<HttpResponse<Optional<byte[]>>> answer, Duration most) {
        try {
            // The copy: what is timed out itself could not be cancelled any more.
            return new Sent(
                    read(answer.copy()
                            .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                            .join()),
                    true);
        } catch (CompletionException failed) {
            answer.cancel(true); // frees the connection
            return new Sent(new Reply.None(why(failed.getCause())), !isUnconnected(failed.getCause()));
        } catch (CancellationException ended) {
            return Sent.none("the call was cancelled");
        }
    }

    private static boolean isUnconnected(@Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
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
