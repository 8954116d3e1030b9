package dev.anxin.local.trigger;

import dev.anxin.local.alarm.MetricSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What is going on: how many invocations run and have run, what engines have received, and whether the
/// pollers have seen it.
public final class Activity {
    /// What engines tell of tables: something is in one, and so in its stream.
    public static final String TABLES = "tables";

    private final boolean told;
    private final MetricSink metrics;
    private final Map<String, Long> rings = new HashMap<>();
    private final List<BooleanSupplier> pollers = new CopyOnWriteArrayList<>();
    private long all;
    private long started;
    private long running;

    /// @param told whether engines say what they receive; else pollers look by themselves, and when an
    ///     invocation ends, which may have left work
    public Activity(boolean told) {
        this(told, MetricSink.NOWHERE);
    }

    /// @param metrics gets what Lambda counts
    public Activity(boolean told, MetricSink metrics) {
        this.told = told;
        this.metrics = metrics;
    }

    MetricSink metrics() {
        return metrics;
    }

    boolean isTold() {
        return told;
    }

    /// @param busy whether one who polls may have something to do
    void add(BooleanSupplier busy) {
        pollers.add(busy);
    }

    synchronized void begin() {
        started++;
        running++;
    }

    synchronized void end() {
        running--;
        all += told ? 0 : 1;
        notifyAll();
    }

    /// There may be something at one place: [#TABLES], or a queue's name.
    public synchronized void ring(String place) {
        rings.merge(place, 1L, Long::sum);
        notifyAll();
    }

    /// There may be something anywhere.
    public synchronized void ringAll() {
        all++;
        notifyAll();
    }

    public synchronized long started() {
        return started;
    }

    /// Whether no invocation runs.
    public synchronized boolean quiet() {
        return running == 0;
    }

    /// Whether something runs, or is there to be polled and acted upon.
    public boolean isBusy() {
        return !quiet() || pollers.stream().anyMatch(BooleanSupplier::getAsBoolean);
    }

    /// How often it rang at a place so far.
    synchronized long rings(String place) {
        return all + rings.getOrDefault(place, 0L);
    }

    /// That long, or until an invocation ends or it rings anywhere.
    public synchronized void await(Duration atMost) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, atMost.toNanos());
    }

    /// Until it has rung at a place, or that long.
    ///
    /// @param heard what [#rings] was before the caller looked and found nothing
    synchronized void await(String place, long heard, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var left = atMost.toNanos(); heard == rings(place) && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
