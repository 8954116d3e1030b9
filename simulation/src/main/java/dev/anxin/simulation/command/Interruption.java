package dev.anxin.simulation.command;

import java.util.concurrent.CountDownLatch;

/// Work that Ctrl-C may end before its time: what is under way is asked to stop, and what was covered is said
/// before the process ends.
final class Interruption {
    /// What the JVM itself exits with after SIGINT: 128, and the signal's number.
    static final int STOPPED = 130;

    private final Runnable stop;
    private final Runnable covered;
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param stop makes the work come back soon
    /// @param covered says what was covered; called when it has come back
    Interruption(Runnable stop, Runnable covered) {
        this.stop = stop;
        this.covered = covered;
    }

    /// @return whether it ran to its end; if not, the process ends by itself
    boolean allows(Runnable work) {
        var hook = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } finally {
            over.countDown();
        }
        return allows(hook);
    }

    private static boolean allows(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            await(hook);
            return false;
        }
    }

    private static void await(Thread hook) {
        try {
            hook.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        stop.run();
        try {
            over.await();
            covered.run();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
