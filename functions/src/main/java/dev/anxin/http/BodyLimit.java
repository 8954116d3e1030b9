package dev.anxin.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Reads an answer's body up to a limit, and hangs up beyond it.
final class BodyLimit implements BodySubscriber<Optional<byte[]>> {
    private final int limit;
    private final boolean cuts;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /// @param cuts whether a larger body counts as one that ends at the limit
    BodyLimit(int limit, boolean cuts) {
        this.limit = limit;
        this.cuts = cuts;
    }

    /// The body; empty if it is over the limit.
    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
        if (read.size() > limit && body.complete(beyond()) && subscription != null) {
            subscription.cancel();
        }
    }

    private Optional<byte[]> beyond() {
        return cuts ? Optional.of(Arrays.copyOf(read.toByteArray(), limit)) : Optional.empty();
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        body.complete(Optional.of(read.toByteArray()));
    }
}
