package dev.anxin.simulation.command;

import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.explore.Exploration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs an exploration and says how far it is; stopped in the middle it says what it covered.
final class RunProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Exploration exploration;
    private final Output output;
    private final Screen screen;
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);

    RunProgress(Exploration exploration, Output output) {
        this.exploration = exploration;
        this.output = output;
        this.screen = output.screen();
    }

    /// @return the exit code
    int run(int threads) {
        if (!new Interruption(exploration::stop, this::stopped).allows(() -> play(threads))) {
            return Interruption.STOPPED;
        }
        return output.answer(new ExplorationResult(exploration, elapsed()));
    }

    private void play(int threads) {
        say("%,d schedules from seed %,d, profile %s, on %d threads"
                .formatted(
                        exploration.seeds(),
                        exploration.from(),
                        exploration.profile().word(),
                        threads));
        var ticker = Thread.ofVirtual().start(this::tick);
        try {
            exploration.play(threads);
        } finally {
            over.countDown();
            join(ticker);
        }
    }

    /// Ctrl-C: the schedules under way have ended.
    private void stopped() {
        say("Stopped. What was covered:");
        output.answer(new ExplorationResult(exploration, elapsed()));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            while (!over.await(BETWEEN_LINES.toMillis(), TimeUnit.MILLISECONDS)) {
                say("  %,d of %,d schedules, %,.0f a second, %,d wrong"
                        .formatted(
                                exploration.played(),
                                exploration.seeds(),
                                ExplorationResult.rate(exploration, elapsed()),
                                exploration.failed()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void say(String line) {
        screen.verbatim(line);
    }
}
