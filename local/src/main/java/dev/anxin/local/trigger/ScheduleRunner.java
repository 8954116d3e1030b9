package dev.anxin.local.trigger;

import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.time.Instant;

/// From the clock to a function. It runs whenever the time is a multiple of the rate, or as long after one as
/// the time of the day says, so a restart changes nothing. There is one run at a time; the times that go by
/// during one are left out. Lambda invokes asynchronously: a failed invocation is tried twice more, after one
/// minute and after two.
public final class ScheduleRunner extends WorkerLoop {
    private static final int ATTEMPTS = 3;

    private final Trigger.Schedule trigger;
    private final HostedFunction function;
    private final TriggerContext triggerContext;

    public ScheduleRunner(Trigger.Schedule trigger, HostedFunction function, TriggerContext triggerContext) {
        super("schedule " + trigger.name());
        this.trigger = trigger;
        this.function = function;
        this.triggerContext = triggerContext;
    }

    @Override
    void step() throws InterruptedException {
        triggerContext.pace().begin();
        try {
            invoke();
        } finally {
            triggerContext.pace().end();
        }
    }

    private void invoke() throws InterruptedException {
        var pace = triggerContext.pace();
        var every = trigger.every().toMillis();
        var now = pace.clock().millis();
        var after = trigger.after().toMillis();
        var next = Instant.ofEpochMilli(Math.floorDiv(now - after, every) * every + every + after);
        pace.sleepUntil(next);
        var event = trigger.input()
                .orElseGet(() -> LambdaEvents.schedule(trigger.name(), function.arn(), next)
                        .toString());
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var answered = function.invoke(event) instanceof HostedFunction.Outcome.Answered;
            if (answered || attempt == ATTEMPTS) {
                return;
            }
            pace.sleep(Duration.ofMinutes(attempt));
        }
    }
}
