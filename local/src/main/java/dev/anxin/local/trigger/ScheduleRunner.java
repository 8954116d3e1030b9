package dev.anxin.local.trigger;

import dev.anxin.local.template.Trigger;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// From the clock to a function. It runs whenever the time is a multiple of the rate, or as long after one as
/// the time of the day says, so a restart changes nothing. EventBridge Scheduler invokes asynchronously and does
/// not wait: a run that is still under way, or is tried again, has the next one beside it.
public final class ScheduleRunner extends WorkerLoop {
    private final Trigger.Schedule trigger;
    private final HostedFunction function;
    private final TriggerContext triggerContext;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();

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
            begin(await());
        } finally {
            triggerContext.pace().end();
        }
    }

    private String await() throws InterruptedException {
        var pace = triggerContext.pace();
        var every = trigger.every().toMillis();
        var now = pace.clock().millis();
        var after = trigger.after().toMillis();
        var next = Instant.ofEpochMilli(Math.floorDiv(now - after, every) * every + every + after);
        pace.sleepUntil(next);
        return trigger.input()
                .orElseGet(() -> LambdaEvents.schedule(trigger.name(), function.arn(), next)
                        .toString());
    }

    /// Time waits for the run from here on, and not only once its thread has begun.
    private void begin(String event) throws InterruptedException {
        var invocation = new AsyncInvocation(event, function, triggerContext);
        triggerContext.pace().begin();
        try {
            runs.execute(() -> run(invocation));
        } catch (RejectedExecutionException closed) {
            triggerContext.pace().end();
            throw new InterruptedException("closed");
        }
    }

    private void run(AsyncInvocation invocation) {
        try {
            invocation.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            triggerContext.pace().end();
        }
    }

    @Override
    public void close() {
        super.close();
        runs.shutdownNow();
    }
}
