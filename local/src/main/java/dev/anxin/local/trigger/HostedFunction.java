package dev.anxin.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.local.alarm.Metric;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.Lineage;
import dev.anxin.local.limit.PayloadLimits;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
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
    private final Host host;
    private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    /// What all functions share.
    ///
    /// @param pace by which their timeouts pass
    /// @param reached counts the limits that end or prevent a run
    /// @param log gets what went wrong, and what functions log through their context
    public record Host(
            Activity activity, Pace pace, Concurrency concurrency, ReachedLimits reached, Consumer<String> log) {}

    /// @param maker makes an instance; called once at once, so what is missing shows at start
    public HostedFunction(FunctionSpec spec, String arn, Supplier<RequestStreamHandler> maker, Host host) {
        this.spec = spec;
        this.arn = arn;
        this.maker = maker;
        this.host = host;
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

        /// It did not run: too many ran at once (TooManyRequestsException).
        record Throttled() implements Outcome {}

        /// It did not run: it has run too often in this chain (RecursiveInvocationException).
        record Stopped() implements Outcome {}

        /// It did not run: its event is larger than Lambda takes (RequestTooLargeException).
        record TooLarge() implements Outcome {}
    }

    public FunctionSpec spec() {
        return spec;
    }

    public String arn() {
        return arn;
    }

    /// By what no run has caused.
    ///
    /// @param event JSON
    public Outcome invoke(String event) throws InterruptedException {
        return invoke(event, Lineage.NONE);
    }

    /// @param event JSON
    /// @param lineage of what it is about
    Outcome invoke(String event, Lineage lineage) throws InterruptedException {
        if (PayloadLimits.bytes(event) > PayloadLimits.EVENT) {
            reached(AwsLimit.PAYLOAD, "the event of a function has at most " + PayloadLimits.EVENT + " bytes");
            return new Outcome.TooLarge();
        }
        if (!spec.limits().mayLoop() && lineage.isExhausted(arn)) {
            reached(
                    AwsLimit.RECURSION,
                    Lineage.MOST_RUNS + " runs in one chain of messages are a loop for Lambda, which"
                            + " does not run it again (RecursiveLoop: Terminate)");
            count("RecursiveInvocationsDropped", 1);
            return new Outcome.Stopped();
        }
        var throttled = host.concurrency().begin(spec.id());
        if (throttled.isPresent()) {
            reached(AwsLimit.CONCURRENCY, throttled.get());
            count("Throttles", 1);
            return new Outcome.Throttled();
        }
        host.activity().begin();
        try {
            var outcome = run(event, lineage.through(arn));
            count("Errors", outcome instanceof Outcome.Answered ? 0 : 1);
            return outcome;
        } finally {
            host.concurrency().end(spec.id());
            host.activity().end();
        }
    }

    private void reached(AwsLimit limit, String rule) {
        host.reached().add(limit, spec.id(), spec.id() + ": " + rule);
    }

    /// As Lambda counts: for the function, and for the alias by which it was called.
    void count(String metric, double value) {
        var sink = host.activity().metrics();
        sink.put(new Metric("AWS/Lambda", metric, Map.of("FunctionName", spec.name())), value);
        spec.alias().map(alias -> spec.name() + ":" + alias).ifPresent(alias -> {
            var dimensions = Map.of("FunctionName", spec.name(), "Resource", alias);
            sink.put(new Metric("AWS/Lambda", metric, dimensions), value);
        });
    }

    private Outcome run(String event, Lineage lineage) throws InterruptedException {
        var deadline = host.pace().clock().instant().plus(spec.timeout());
        var answer = new ByteArrayOutputStream();
        var used = new AtomicReference<@Nullable RequestStreamHandler>();
        try {
            host.pace().within(spec.timeout(), Thread.ofVirtual().name(spec.id()), () -> {
                lineage.begin();
                var kept = idle.pollFirst();
                var handler = kept != null ? kept : maker.get();
                var bytes = event.getBytes(StandardCharsets.UTF_8);
                used.set(handler);
                handler.handleRequest(new ByteArrayInputStream(bytes), answer, context(deadline));
                return null;
            });
            keep(used.get());
            return answered(answer);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception) {
                keep(used.get());
            }
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            reached(
                    AwsLimit.TIMEOUT,
                    "it ran longer than its Timeout of " + spec.timeout().toSeconds() + " s");
            host.log()
                    .accept(spec.id() + " ran out of time after "
                            + spec.timeout().toSeconds() + " s");
            return new Outcome.TimedOut();
        }
    }

    private Outcome answered(ByteArrayOutputStream answer) {
        if (answer.size() > PayloadLimits.ANSWER) {
            reached(AwsLimit.PAYLOAD, "the answer of a function has at most " + PayloadLimits.ANSWER + " bytes");
            return new Outcome.Failed("Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed"
                    + " payload size (" + PayloadLimits.ANSWER + " bytes).");
        }
        return new Outcome.Answered(answer.toString(StandardCharsets.UTF_8));
    }

    /// @param handler none if it could not be made
    private void keep(@Nullable RequestStreamHandler handler) {
        if (handler != null) {
            idle.addFirst(handler);
        }
    }

    // What a function may ask: whatever else Lambda's context has would mean nothing here.
    private Context context(Instant deadline) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAwsRequestId" -> UUID.randomUUID().toString();
                    case "getFunctionName" -> spec.name();
                    case "getInvokedFunctionArn" ->
                        spec.alias().map(alias -> arn + ":" + alias).orElse(arn);
                    case "getRemainingTimeInMillis" ->
                        (int) Math.max(
                                0,
                                Duration.between(host.pace().clock().instant(), deadline)
                                        .toMillis());
                    default -> throw new UnsupportedOperationException(method.getName() + " cannot be honoured here");
                });
    }

    private Outcome failed(Throwable cause) {
        var ours = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.anxin."))
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
        host.log().accept(spec.id() + " failed: " + cause + ours);
        return new Outcome.Failed(cause.toString());
    }
}
