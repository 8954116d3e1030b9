package dev.anxin.local.trigger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is going on: how many invocations run and have run. Each end of one wakes the pollers, for it may
/// have left work.
public final class Activity {
    private long started;
    private long running;
    private long rings;

    synchronized void begin() {
        started++;
        running++;
    }

    synchronized void end() {
        running--;
        ring();
    }

    /// Wakes whoever waits.
    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    public synchronized long started() {
        return started;
    }

    public synchronized boolean quiet() {
        return running == 0;
    }

    /// How often it rang so far.
    synchronized long rings() {
        return rings;
    }

    /// Until something ends, or that long.
    public void await(Duration atMost) throws InterruptedException {
        await(rings(), atMost);
    }

    /// The same, of what ended since then.
    ///
    /// @param heard what [#rings] was before the caller looked and found nothing
    synchronized void await(long heard, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var left = atMost.toNanos(); heard == rings && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
