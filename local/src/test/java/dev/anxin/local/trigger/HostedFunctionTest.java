package dev.anxin.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.local.alarm.Metric;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.Lineage;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.SamTemplate.RunLimits;
import dev.anxin.local.template.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Which instances are kept, and what does not run.
final class HostedFunctionTest {
    private static final String ARN = "arn:aws:lambda:r:1:function:F";

    private final AtomicInteger made = new AtomicInteger();
    private final ReachedLimits reached = new ReachedLimits(line -> {});

    private final Map<String, Double> metrics = new ConcurrentHashMap<>();
    private final Activity activity =
            new Activity(false, (metric, value) -> metrics.merge(metric.name() + name(metric), value, Double::sum));

    private static String name(Metric metric) {
        var resource = metric.dimensions().get("Resource");
        return resource == null ? "" : " of " + resource;
    }

    private final Pace pace = Pace.times(36_000);

    private HostedFunction function(RequestStreamHandler handler) {
        return function(handler, Duration.ofHours(1));
    }

    private HostedFunction function(RequestStreamHandler handler, Duration timeout) {
        return function(Optional.empty(), handler, timeout);
    }

    private HostedFunction function(Optional<String> alias, RequestStreamHandler handler, Duration timeout) {
        var spec = new FunctionSpec(
                "F",
                "F",
                alias,
                "x.F::handleRequest",
                RunLimits.of(timeout),
                Map.of(),
                Trigger.AsyncConfig.DEFAULT,
                Optional.empty(),
                List.of());
        return new HostedFunction(
                spec,
                ARN,
                () -> {
                    made.incrementAndGet();
                    return handler;
                },
                new HostedFunction.Host(activity, pace, new Concurrency(1_000, Map.of("F", 1)), reached, line -> {}));
    }

    @Test
    void anInstanceThatThrewIsUsedAgainAsLambdaDoes() throws Exception {
        var function = function((in, out, context) -> {
            throw new IllegalStateException("no answer");
        });
        for (int i = 0; i < 50; i++) {
            assertThat(function.invoke("{}")).isInstanceOf(HostedFunction.Outcome.Failed.class);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatIsCalledByAnAliasCountsForItTooAndIsToldSo() throws Exception {
        var function = function(
                Optional.of("live"),
                (in, out, context) -> {
                    throw new IllegalStateException(context.getInvokedFunctionArn());
                },
                Duration.ofHours(1));
        assertThat(function.invoke("{}"))
                .isInstanceOfSatisfying(
                        HostedFunction.Outcome.Failed.class,
                        failed -> assertThat(failed.what()).endsWith(ARN + ":live"));
        assertThat(metrics).containsEntry("Errors", 1.0).containsEntry("Errors of F:live", 1.0);
    }

    @Test
    void anInstanceThatMetAnErrorOfTheMachineIsNot() throws Exception {
        var function = function((in, out, context) -> {
            throw new StackOverflowError();
        });
        function.invoke("{}");
        function.invoke("{}");
        assertThat(made).hasValue(2);
    }

    @Test
    void anInstanceThatRanOutOfTimeIsNotEvenIfItEndsLater() throws Exception {
        var ended = new Semaphore(0);
        var function = function((in, out, context) -> {
            try {
                pace.sleep(Duration.ofHours(3));
            } catch (InterruptedException interrupted) {
                ended.release();
                throw new IOException(interrupted);
            }
        });
        assertThat(function.invoke("{}")).isInstanceOf(HostedFunction.Outcome.TimedOut.class);
        ended.acquire();
        function.invoke("{}");
        ended.acquire(); // the caller hears of the timeout before the thread does
        assertThat(made).hasValue(2);
        assertThat(reached.count(AwsLimit.TIMEOUT, "F")).isEqualTo(2);
    }

    @Test
    void itsTimeoutPassesInTheTimeOfTheRunner() throws Exception {
        var left = new ArrayList<Integer>();
        var function = function(
                (in, out, context) -> {
                    var begin = pace.clock().instant();
                    left.add(context.getRemainingTimeInMillis());
                    try {
                        pace.sleepUntil(begin.plus(Duration.ofMinutes(20)));
                        left.add(context.getRemainingTimeInMillis());
                        pace.sleepUntil(begin.plus(Duration.ofHours(3))); // one is over before
                        left.add(context.getRemainingTimeInMillis());
                    } catch (InterruptedException interrupted) {
                        throw new IOException(interrupted);
                    }
                },
                Duration.ofHours(1));
        assertThat(function.invoke("{}")).isInstanceOf(HostedFunction.Outcome.TimedOut.class);
        assertThat(left).hasSize(2);
        assertThat(left.getFirst()).isBetween(3_500_000, 3_600_000);
        assertThat(left.getLast()).isBetween(2_300_000, 2_400_000);
    }

    @Test
    void noMoreRunAtOnceThanItReserves() throws Exception {
        var outcomes = new ArrayList<HostedFunction.Outcome>();
        var function = new AtomicReference<HostedFunction>();
        function.set(function((in, out, context) -> {
            try {
                outcomes.add(function.get().invoke("{}")); // while it runs itself
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }));
        assertThat(function.get().invoke("{}")).isInstanceOf(HostedFunction.Outcome.Answered.class);
        assertThat(outcomes).containsExactly(new HostedFunction.Outcome.Throttled());
        assertThat(function.get().invoke("{}")).isInstanceOf(HostedFunction.Outcome.Answered.class);
        assertThat(reached.count(AwsLimit.CONCURRENCY, "F")).isEqualTo(2);
        assertThat(metrics).isEqualTo(Map.of("Errors", 0.0, "Throttles", 2.0));
    }

    @Test
    void whatIsTakenForALoopIsCountedAsLambdaCountsIt() throws Exception {
        var function = function((in, out, context) -> {});
        var lineage = Lineage.NONE;
        for (int i = 0; i < Lineage.MOST_RUNS; i++) {
            assertThat(function.invoke("{}", lineage)).isInstanceOf(HostedFunction.Outcome.Answered.class);
            lineage = lineage.through(ARN);
        }
        assertThat(function.invoke("{}", lineage)).isEqualTo(new HostedFunction.Outcome.Stopped());
        assertThat(metrics).isEqualTo(Map.of("Errors", 0.0, "RecursiveInvocationsDropped", 1.0));
    }

    @Test
    void anAnswerOverSixMegabytesIsAFailure() throws Exception {
        var function = function((in, out, context) -> out.write(new byte[6_291_557]));
        assertThat(function.invoke("{}"))
                .isEqualTo(new HostedFunction.Outcome.Failed("Function.ResponseSizeTooLarge: Response payload size"
                        + " exceeded maximum allowed payload size (6291556 bytes)."));
    }
}
