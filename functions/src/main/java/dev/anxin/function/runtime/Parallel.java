package dev.anxin.function.runtime;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Does several things at once. A seam: `simulation/` decides itself who goes on when.
@FunctionalInterface
public interface Parallel {
    /// On virtual threads. One alone needs none of its own.
    Parallel THREADS = (atOnce, works) -> {
        if (works.size() == 1) {
            works.getFirst().run();
            return;
        }
        try (var threads = Executors.newFixedThreadPool(
                Math.clamp(works.size(), 1, atOnce), Thread.ofVirtual().factory())) {
            works.forEach(threads::execute);
        }
    };

    /// Comes back when all have ended.
    ///
    /// @param atOnce how many at most, at least 1
    /// @param works none of them throws
    void run(int atOnce, List<? extends Runnable> works);

    /// What each of them said, in their order.
    ///
    /// @throws RuntimeException of the first that threw
    default <T> List<T> all(int atOnce, List<? extends Callable<T>> works) {
        var tasks = works.stream().map(work -> new FutureTask<T>(work)).toList();
        run(atOnce, tasks);
        return tasks.stream().map(Parallel::said).toList();
    }

    private static <T> T said(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle of several things", stopped);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException("one of several things broke", broken.getCause());
        }
    }
}
