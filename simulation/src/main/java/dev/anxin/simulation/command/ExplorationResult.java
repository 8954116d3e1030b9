package dev.anxin.simulation.command;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.explore.Exploration;
import dev.anxin.simulation.explore.ScheduleReport;
import java.time.Duration;

/// What an exploration found, or had found when it was stopped.
///
/// @param took by the wall's clock
record ExplorationResult(Exploration exploration, Duration took) implements CommandResult {
    private static final int WRONG = 1;
    private static final int MOST_LINES = 10;

    /// Schedules a second.
    static double rate(Exploration exploration, Duration took) {
        return exploration.played() / seconds(took);
    }

    private static double seconds(Duration took) {
        return took.toNanos() / 1e9;
    }

    @Override
    public int exitCode() {
        return exploration.failed() == 0 ? 0 : WRONG;
    }

    @Override
    public void print(Screen screen) {
        exploration.failures().stream()
                .limit(MOST_LINES)
                .forEach(failure -> screen.verbatim(
                        "seed " + failure.seed() + ": " + failure.wrong().getFirst()));
        if (exploration.failed() > MOST_LINES) {
            screen.verbatim("... and %,d more".formatted(exploration.failed() - MOST_LINES));
        }
        if (exploration.failed() > 0 && !exploration.wasStopped()) {
            ScheduleReport.ofFailing(
                            exploration.profile(),
                            exploration.failures().getFirst().seed())
                    .lines()
                    .forEach(screen::verbatim);
        }
        screen.verbatim("%,d schedules from seed %,d, profile %s: %,d wrong"
                .formatted(
                        exploration.played(),
                        exploration.from(),
                        exploration.profile().word(),
                        exploration.failed()));
        screen.verbatim(exploration.runCounts().toString());
        screen.verbatim("%.1f s, %,.0f schedules a second".formatted(seconds(took), rate(exploration, took)));
        screen.verbatim("trace " + exploration.hash());
    }

    @Override
    public Json json() {
        var counts = exploration.runCounts();
        return Json.object(
                "schema", "anxin.simulate/1",
                "profile", exploration.profile().word(),
                "from", exploration.from(),
                "seeds", exploration.seeds(),
                "played", exploration.played(),
                "stopped", exploration.wasStopped(),
                "wrong", exploration.failed(),
                "failures", Json.array(exploration.failures().stream().map(ExplorationResult::failure)),
                "counts",
                        Json.object(
                                "calls", counts.calls(),
                                "remoteCalls", counts.remoteCalls(),
                                "choices", counts.choices(),
                                "crashes", counts.crashes(),
                                "again", counts.again(),
                                "redriven", counts.redriven()),
                "seconds", seconds(took),
                "trace", exploration.hash());
    }

    private static Json failure(Exploration.Failure failure) {
        return Json.object("seed", failure.seed(), "wrong", Json.array(failure.wrong().stream()));
    }
}
