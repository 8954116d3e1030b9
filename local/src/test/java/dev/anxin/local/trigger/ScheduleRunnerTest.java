package dev.anxin.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.SamTemplate.RunLimits;
import dev.anxin.local.template.Trigger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class ScheduleRunnerTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /// Each run fails and is tried again after one minute and after two. From the third minute on three runs are
    /// under way in each: a new one, and two that are tried again.
    @Test
    void aRunThatIsTriedAgainHoldsUpNoOther() {
        var schedule = new Trigger.Schedule("Every", Duration.ofMinutes(1), Duration.ZERO, Optional.of("{}"));
        var spec = new FunctionSpec(
                "F",
                "F",
                Optional.empty(),
                "x.F::handleRequest",
                RunLimits.of(Duration.ofSeconds(2)),
                Map.of(),
                Trigger.AsyncConfig.DEFAULT,
                Optional.empty(),
                List.of());
        var activity = new Activity(false);
        var pace = Pace.times(1_000);
        var clients = EngineClients.of(
                new EngineClients.Endpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE, "us-east-1", EngineClients.Key.LOCAL));
        var context = new TriggerContext(clients, EngineClients.Key::of, activity, pace, Optional.empty(), line -> {});
        var runs = new ConcurrentHashMap<Instant, Integer>();
        var function = new HostedFunction(
                spec,
                "arn:aws:lambda:r:1:function:F",
                () -> (in, out, ignored) -> {
                    runs.merge(pace.clock().instant().truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum);
                    throw new IllegalStateException("as it should");
                },
                new HostedFunction.Host(
                        activity, pace, new Concurrency(1_000, Map.of()), new ReachedLimits(line -> {}), line -> {}));
        try (var runner = new ScheduleRunner(schedule, function, context)) {
            runner.start();
            await().atMost(Duration.ofMinutes(5)) // machines differ
                    .untilAsserted(() -> assertThat(runs).containsValue(3));
        }
    }
}
