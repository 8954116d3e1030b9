package dev.anxin.local.simulator;

import dev.anxin.local.clock.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What is to be done when, in virtual time. What is due is done on a thread of its own.
public final class Agenda implements Timetable, AutoCloseable {
    private final AtomicReference<Pace> pace;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agenda").factory());

    public Agenda(Pace pace) {
        this.pace = new AtomicReference<>(pace);
    }

    @Override
    public Instant now() {
        return pace().clock().instant();
    }

    public Pace pace() {
        return pace.get();
    }

    /// From now on by this time: what was put down before stays as far away as it was.
    public void follow(Pace other) {
        pace.set(other);
    }

    @Override
    public void after(Duration virtual, Runnable task) {
        var nanos = Math.max(0, pace().real(virtual).toNanos());
        try {
            var _ = timer.schedule(() -> start(task), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException rejected) {
            if (!timer.isShutdown()) { // what comes after the end is not done
                failures.add(rejected);
            }
        }
    }

    /// At once if that is past.
    public void at(Instant due, Runnable task) {
        after(Duration.between(now(), due), task);
    }

    private void start(Runnable task) {
        Thread.ofVirtual()
                .name("agenda task")
                .uncaughtExceptionHandler((thread, thrown) -> failures.add(thrown))
                .start(task);
    }

    /// What was thrown by tasks.
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
