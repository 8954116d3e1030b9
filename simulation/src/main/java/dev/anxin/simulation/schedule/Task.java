package dev.anxin.simulation.schedule;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Something under way, on a thread of its own. It runs only between [#resume] and its next pause.
final class Task {
    private final Runnable work;
    private final Semaphore mayRun = new Semaphore(0);
    private final Semaphore paused = new Semaphore(0);
    private boolean started;
    private volatile boolean over;
    private volatile @Nullable Throwable thrown;

    Task(Runnable work) {
        this.work = work;
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
        paused.acquireUninterruptibly();
        if (thrown != null) {
            throw new IllegalStateException("a task threw", thrown);
        }
    }

    private void runAll() {
        work.run();
        over = true;
        paused.release();
    }

    private void end(Throwable what) {
        thrown = what;
        over = true;
        paused.release();
    }

    /// Of the task: hands over until it is resumed.
    void pause() {
        paused.release();
        mayRun.acquireUninterruptibly();
    }
}
