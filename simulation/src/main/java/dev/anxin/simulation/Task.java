package dev.anxin.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Something under way. It runs only between [#resume] and its next pause.
final class Task {
    /// Inherited: a function works through its batch on threads of its own.
    private static final InheritableThreadLocal<Task> CURRENT = new InheritableThreadLocal<>();

    private final Runnable work;
    private final Semaphore mayRun = new Semaphore(0);
    private final Semaphore mayContinue = new Semaphore(0);
    private volatile boolean started;
    private volatile boolean over;
    private volatile @Nullable Throwable thrown;

    Task(Runnable work) {
        this.work = work;
    }

    static Task current() {
        return CURRENT.get();
    }

    boolean isOver() {
        return over;
    }

    /// Of the scheduler: the task runs until it pauses or ends.
    ///
    /// @throws IllegalStateException if it threw
    void resume() {
        if (started) {
            mayRun.release();
        } else {
            started = true;
            Thread.ofVirtual().uncaughtExceptionHandler((_, what) -> end(what)).start(this::runAll);
        }
        mayContinue.acquireUninterruptibly();
        if (thrown != null) {
            throw new IllegalStateException("a task threw", thrown);
        }
    }

    private void runAll() {
        CURRENT.set(this);
        work.run();
        over = true;
        mayContinue.release();
    }

    private void end(Throwable what) {
        thrown = what;
        over = true;
        mayContinue.release();
    }

    /// Of the task: hands over until it is resumed.
    void pause() {
        mayContinue.release();
        mayRun.acquireUninterruptibly();
    }
}
