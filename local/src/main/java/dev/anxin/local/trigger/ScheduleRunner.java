package dev.anxin.local.trigger;

import dev.anxin.local.Pace;
import dev.anxin.local.template.ScheduleTimes;
import dev.anxin.local.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// From the clock to a function. Lambda invokes it asynchronously: a failed invocation is tried twice
/// more, after one minute and after two.
public final class ScheduleRunner implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final Trigger.Schedule trigger;
    private final HostedFunction function;
    private final Pace pace;
    private final Thread thread;

    public ScheduleRunner(Trigger.Schedule trigger, HostedFunction function, Pace pace) {
        this.trigger = trigger;
        this.function = function;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name("schedule " + trigger.name()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            var next = ScheduleTimes.next(trigger.expression(), pace.clock().instant());
            while (next.isPresent()) {
                fire(next.get());
                next = ScheduleTimes.next(trigger.expression(), next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void fire(Instant at) throws InterruptedException {
        sleep(Duration.between(pace.clock().instant(), at));
        var event = trigger.input()
                .orElseGet(() -> Events.schedule("aws.scheduler", arn(), at).toString());
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var outcome = function.invoke(event.getBytes(StandardCharsets.UTF_8));
            if (outcome instanceof HostedFunction.Outcome.Answered || attempt == ATTEMPTS) {
                return;
            }
            sleep(Duration.ofMinutes(attempt));
        }
    }

    private String arn() {
        var parts = function.arn().split(":", 6);
        return "arn:aws:scheduler:" + parts[3] + ":" + parts[4] + ":schedule/default/" + trigger.name();
    }

    private void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            Thread.sleep(pace.real(duration));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
