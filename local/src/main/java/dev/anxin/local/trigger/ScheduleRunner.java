package dev.anxin.local.trigger;

import dev.anxin.local.template.Trigger;
import java.time.Duration;
import java.time.Instant;

/// From the clock to a function. Lambda invokes it asynchronously: a failed invocation is tried twice more,
/// after one minute and after two.
public final class ScheduleRunner extends Loop {
    private static final int ATTEMPTS = 3;

    private final Trigger.Schedule trigger;
    private final HostedFunction function;
    private final Shared shared;
    private Instant next;

    public ScheduleRunner(Trigger.Schedule trigger, HostedFunction function, Shared shared) {
        super("schedule " + trigger.name());
        this.trigger = trigger;
        this.function = function;
        this.shared = shared;
        this.next = shared.pace().clock().instant();
    }

    @Override
    void step() throws InterruptedException {
        next = next.plus(trigger.every());
        sleep(Duration.between(shared.pace().clock().instant(), next));
        var event = trigger.input()
                .orElseGet(() ->
                        Events.schedule(trigger.name(), function.arn(), next).toString());
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var answered = function.invoke(event) instanceof HostedFunction.Outcome.Answered;
            if (answered || attempt == ATTEMPTS) {
                return;
            }
            sleep(Duration.ofMinutes(attempt));
        }
    }

    private void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            Thread.sleep(shared.pace().real(duration));
        }
    }
}
