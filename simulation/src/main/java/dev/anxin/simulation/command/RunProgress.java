package dev.anxin.simulation.command;

import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.explore.ScheduleReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs an exploration and says how far it is; stopped in the middle it says what it covered.
final class RunProgress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int WRONG = 1;
    private static final int MOST_LINES = 10;

    private final Exploration exploration;
    private final PrintWriter out;
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);

    RunProgress(Exploration exploration, PrintWriter out) {
        this.exploration = exploration;
        this.out = out;
    }

    /// @return the exit code
    int run(int threads) {
        if (!new Interruption(exploration::stop, this::stopped).allows(() -> play(threads))) {
            return Interruption.STOPPED;
        }
        report();
        return exploration.failed() == 0 ? 0 : WRONG;
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
        report();
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
                        .formatted(exploration.played(), exploration.seeds(), rate(), exploration.failed()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private double rate() {
        return exploration.played() / seconds();
    }

    private void report() {
        exploration.failures().stream()
                .limit(MOST_LINES)
                .forEach(failure ->
                        say("seed " + failure.seed() + ": " + failure.wrong().getFirst()));
        if (exploration.failed() > MOST_LINES) {
            say("... and %,d more".formatted(exploration.failed() - MOST_LINES));
        }
        if (exploration.failed() > 0 && !exploration.wasStopped()) {
            ScheduleReport.ofFailing(
                            exploration.profile(),
                            exploration.failures().getFirst().seed())
                    .lines()
                    .forEach(this::say);
        }
        say("%,d schedules from seed %,d, profile %s: %,d wrong"
                .formatted(
                        exploration.played(),
                        exploration.from(),
                        exploration.profile().word(),
                        exploration.failed()));
        say(exploration.runCounts().toString());
        say("%.1f s, %,.0f schedules a second".formatted(seconds(), rate()));
        say("trace " + exploration.hash());
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
