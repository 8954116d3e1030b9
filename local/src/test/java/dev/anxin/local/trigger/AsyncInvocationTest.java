package dev.anxin.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.limit.AwsLimit;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.SamTemplate.RunLimits;
import dev.anxin.local.template.Trigger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AsyncInvocationTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /// After 1, 2, 4, 8 and 16 seconds more, and once more when a minute is over. No attempt was made.
    @Test
    void whatIsThrottledIsTriedAgainUntilItIsTooOld() throws Exception {
        var spec = new FunctionSpec(
                "F",
                "F",
                Optional.empty(),
                "x.F::handleRequest",
                RunLimits.of(Duration.ofSeconds(2)),
                Map.of(),
                new Trigger.AsyncConfig(0, Duration.ofMinutes(1), Optional.empty()),
                Optional.empty(),
                List.of());
        var activity = new Activity(false);
        var pace = Pace.times(1_000);
        var clients = EngineClients.of(
                new EngineClients.Endpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE, "us-east-1", EngineClients.Key.LOCAL));
        var log = new ArrayList<String>();
        var context = new TriggerContext(clients, EngineClients.Key::of, activity, pace, Optional.empty(), log::add);
        var reached = new ReachedLimits(line -> {});
        var function = new HostedFunction(
                spec,
                "arn:aws:lambda:r:1:function:F",
                () -> (in, out, ignored) -> {},
                new HostedFunction.Host(activity, pace, new Concurrency(1_000, Map.of("F", 0)), reached, line -> {}));
        pace.begin();
        new AsyncInvocation("{}", function, context).run();
        pace.end();
        assertThat(log).containsExactly("arn:aws:lambda:r:1:function:F gives up an invocation: EventAgeExceeded");
        assertThat(reached.count(AwsLimit.CONCURRENCY, "F")).isEqualTo(6);
    }
}
