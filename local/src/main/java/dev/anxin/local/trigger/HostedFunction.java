package dev.anxin.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A function as Lambda runs it: one instance per invocation under way, kept for the next one even if it
/// threw an exception, dropped when it ran out of time or met an error of the machine.
public final class HostedFunction {
    private final FunctionSpec spec;
    private final String arn;
    private final Supplier<RequestStreamHandler> maker;
    private final Activity activity;
    private final Consumer<String> log;
    private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    /// @param maker makes an instance; called once at once, so what is missing shows at start
    /// @param log gets what went wrong, and what the function logs through its context
    public HostedFunction(
            FunctionSpec spec,
            String arn,
            Supplier<RequestStreamHandler> maker,
            Activity activity,
            Consumer<String> log) {
        this.spec = spec;
        this.arn = arn;
        this.maker = maker;
        this.activity = activity;
        this.log = log;
        idle.add(maker.get());
    }

    /// How an invocation ended.
    public sealed interface Outcome {
        /// @param text JSON
        record Answered(String text) implements Outcome {}

        /// It threw.
        record Failed(String what) implements Outcome {}

        /// It was still running after its timeout; its thread is interrupted and what it does from then on
        /// is not waited for.
        record TimedOut() implements Outcome {}
    }

    public FunctionSpec spec() {
        return spec;
    }

    public String arn() {
        return arn;
    }

    /// @param event JSON
    public Outcome invoke(String event) throws InterruptedException {
        activity.begin();
        try {
            return run(event);
        } finally {
            activity.end();
        }
    }

    private Outcome run(String event) throws InterruptedException {
        var deadlineMillis = System.currentTimeMillis() + spec.timeout().toMillis();
        var answer = new ByteArrayOutputStream();
        var used = new AtomicReference<@Nullable RequestStreamHandler>();
        var task = new FutureTask<@Nullable Void>(() -> {
            var kept = idle.pollFirst();
            var handler = kept != null ? kept : maker.get();
            var bytes = event.getBytes(StandardCharsets.UTF_8);
            used.set(handler);
            handler.handleRequest(new ByteArrayInputStream(bytes), answer, context(deadlineMillis));
            return null;
        });
        Thread.ofVirtual().name(spec.id()).start(task);
        try {
            task.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
            keep(used.get());
            return new Outcome.Answered(answer.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception) {
                keep(used.get());
            }
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            log.accept(spec.id() + " ran out of time after " + spec.timeout().toSeconds() + " s");
            return new Outcome.TimedOut();
        }
    }

    /// @param handler none if it could not be made
    private void keep(@Nullable RequestStreamHandler handler) {
        if (handler != null) {
            idle.addFirst(handler);
        }
    }

    // What a function may ask: whatever else Lambda's context has would mean nothing here.
    private Context context(long deadlineMillis) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAwsRequestId" -> UUID.randomUUID().toString();
                    case "getFunctionName" -> spec.name();
                    case "getInvokedFunctionArn" -> arn;
                    case "getRemainingTimeInMillis" -> (int) Math.max(0, deadlineMillis - System.currentTimeMillis());
                    default -> throw new UnsupportedOperationException(method.getName() + " cannot be honoured here");
                });
    }

    private Outcome failed(Throwable cause) {
        var ours = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.anxin."))
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
        log.accept(spec.id() + " failed: " + cause + ours);
        return new Outcome.Failed(cause.toString());
    }
}
