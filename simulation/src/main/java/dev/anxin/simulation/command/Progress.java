package dev.anxin.simulation.command;

import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.explore.Tale;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs an exploration and says how far it is; stopped in the middle it says what it covered.
final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int WRONG = 1;
    private static final int MOST_LINES = 10;

    private final Exploration exploration;
    private final PrintWriter out;
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);

    Progress(Exploration exploration, PrintWriter out) {
        this.exploration = exploration;
        this.out = out;
    }

    /// @return the exit code
    int run(int threads) {
        var covered = new Thread(this::stopped);
        Runtime.getRuntime().addShutdownHook(covered);
        var ticker = Thread.ofVirtual().start(this::tick);
        exploration.play(threads);
        over.countDown();
        join(ticker);
        if (exploration.wasStopped()) {
            join(covered); // the process ends with it
        }
        Runtime.getRuntime().removeShutdownHook(covered);
        report();
        return exploration.failed() == 0 ? 0 : WRONG;
    }

    /// Ctrl-C: the schedules under way end, and what was covered is said.
    private void stopped() {
        exploration.stop();
        try {
            over.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
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
            Tale.ofFailing(
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
        say(exploration.counts().toString());
        say("%.1f s, %,.0f schedules a second".formatted(seconds(), rate()));
        say("trace " + exploration.hash());
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
