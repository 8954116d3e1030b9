package dev.anxin.local.simulator;

import dev.anxin.local.clock.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is to be done when, in virtual time. What is due is done on a thread of its own, and time waits for
/// it.
public final class Agenda implements Timetable, AutoCloseable {
    private final Pace pace;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    public Agenda(Pace pace) {
        this.pace = pace;
    }

    @Override
    public Instant now() {
        return pace.clock().instant();
    }

    public Pace pace() {
        return pace;
    }

    @Override
    public void after(Duration virtual, Runnable task) {
        at(now().plus(virtual), task);
    }

    /// At once if that is past.
    public void at(Instant due, Runnable task) {
        pace.at(due, () -> {
            if (!closed.get()) { // what comes after the end is not done
                start(task);
            }
        });
    }

    private void start(Runnable task) {
        pace.begin();
        Thread.ofVirtual()
                .name("agenda task")
                .uncaughtExceptionHandler((thread, thrown) -> failures.add(thrown))
                .start(() -> {
                    try {
                        task.run();
                    } finally {
                        pace.end();
                    }
                });
    }

    /// What was thrown by tasks.
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
