package dev.anxin.simulation.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Handler;
import dev.anxin.json.Json;
import dev.anxin.simulation.table.UnmodelledCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/// One function: its copies that are idle, and the way to call it.
final class Lambda {
    private final String name;
    private final Function<Instance, RequestStreamHandler> maker;
    private final Instance.Surroundings around;
    private final Duration timeout;
    private final Deque<Running> idle = new ArrayDeque<>();

    private record Running(Instance instance, RequestStreamHandler handler) {}

    /// @param maker of the production handler
    Lambda(
            String name,
            Function<Instance, RequestStreamHandler> maker,
            Instance.Surroundings around,
            Duration timeout) {
        this.name = name;
        this.maker = maker;
        this.around = around;
        this.timeout = timeout;
    }

    /// @return empty if it threw, died, or took too long
    @SuppressWarnings("checkstyle:IllegalCatch") // Lambda itself catches whatever a function throws
    Optional<Json> invoke(Json event) {
        var next = around.faults().isOtherVersion();
        var running = idle(next);
        var instance = running.map(Running::instance).orElseGet(() -> new Instance(name, next, around));
        try {
            instance.begin(timeout);
            var handler = running.map(Running::handler).orElseGet(() -> maker.apply(instance));
            var answer = handle(handler, event);
            idle.push(new Running(instance, handler));
            return Optional.of(answer);
        } catch (RuntimeException | ProcessCrash failed) {
            if (failed.getCause() instanceof UnmodelledCall unknown) {
                throw unknown;
            }
            return Optional.empty(); // one that failed is not trusted again
        }
    }

    /// The copy that was last at work; where two releases run side by side, one of the right release.
    private Optional<Running> idle(boolean next) {
        var right = idle.stream()
                .filter(running -> running.instance().isOfNext() == next)
                .findFirst();
        right.ifPresent(idle::remove);
        return right;
    }

    /// Our own handlers get the event as it is: turning it into bytes and back would take a quarter of the
    /// time.
    private static Json handle(RequestStreamHandler handler, Json event) {
        if (handler instanceof Handler own) {
            return own.handle(event);
        }
        var bytes = event.write().getBytes(StandardCharsets.UTF_8);
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(bytes), answer, NoContext.INSTANCE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Json.parse(answer.toByteArray());
    }
}
