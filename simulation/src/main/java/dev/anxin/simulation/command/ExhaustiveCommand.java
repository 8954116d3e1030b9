package dev.anxin.simulation.command;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.explore.Exhaustive;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Every fault at every place.
@Command(
        name = "exhaustive",
        description = {
            "Play every fault at every place.",
            "Each scenario with every single fault at every place where something can go wrong, and with a second fault at"
                    + " every place, in every state to which a first one leads. A place is a line of source that calls"
                    + " outside, as a function leads to it; a state is all that is stored, on its way and told, without"
                    + " its times."
        })
final class ExhaustiveCommand implements Callable<Integer> {
    private static final int MOST_LINES = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Output output = new Output();

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this one; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--singles", description = "Single faults alone.")
    private boolean singles;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "", description = "Default: one for each core.")
    private String threads = "";

    private final List<Exhaustive> runs = new ArrayList<>();
    private volatile boolean stopped;
    private final long begun = System.nanoTime();

    @Override
    public Integer call() {
        var workers = new Arguments(spec.commandLine()).threads(threads);
        var scenarios = names.isEmpty()
                ? Scenarios.all()
                : names.stream().map(this::named).toList();
        var ended = new Interruption(this::stop, this::stopped)
                .allows(() -> scenarios.stream().takeWhile(_ -> !stopped).forEach(scenario -> play(scenario, workers)));
        if (!ended) {
            return Interruption.STOPPED;
        }
        return output.answer(result());
    }

    private Plan named(String name) {
        return Scenarios.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no scenario '" + name + "'; there are "
                                + String.join(
                                        "; ",
                                        Scenarios.all().stream().map(Plan::name).toList())));
    }

    private void play(Plan scenario, int workers) {
        var run = new Exhaustive(scenario, !singles);
        synchronized (runs) {
            runs.add(run);
            if (stopped) {
                run.stop();
            }
        }
        var before = System.nanoTime();
        run.play(workers);
        output.screen()
                .verbatim("%-28s %4d places, %,9d schedules, %6.1f s, %3d %% covered, %d wrong"
                        .formatted(
                                scenario.name(),
                                run.sites(),
                                run.schedules(),
                                (System.nanoTime() - before) / 1e9,
                                run.covered() * 100 / Math.max(1, run.sites()),
                                run.failed()));
        run.failures().entrySet().stream()
                .limit(MOST_LINES)
                .forEach(failure -> output.screen().verbatim("    " + failure.getKey() + ": " + failure.getValue()));
    }

    /// Ctrl-C: what is under way ends.
    private void stop() {
        synchronized (runs) {
            stopped = true;
            runs.forEach(Exhaustive::stop);
        }
    }

    private void stopped() {
        output.screen().verbatim("Stopped. What was covered:");
        output.answer(result());
    }

    private ExhaustiveResult result() {
        synchronized (runs) {
            return new ExhaustiveResult(List.copyOf(runs), stopped, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /// @param runs one for each scenario
    /// @param took by the wall's clock
    private record ExhaustiveResult(List<Exhaustive> runs, boolean stopped, Duration took) implements CommandResult {
        @Override
        public int exitCode() {
            return runs.stream().allMatch(run -> run.failed() == 0 && run.covered() == run.sites()) ? 0 : 1;
        }

        private long sum(ToLongFunction<Exhaustive> count) {
            return runs.stream().mapToLong(count).sum();
        }

        @Override
        public void print(Screen screen) {
            var places = sum(Exhaustive::sites);
            screen.verbatim("%d scenarios, %,d places, %,d schedules, %.1f %% of places covered, %,d wrong, %.0f s"
                    .formatted(
                            runs.size(),
                            places,
                            sum(Exhaustive::schedules),
                            sum(Exhaustive::covered) * 100.0 / Math.max(1, places),
                            sum(Exhaustive::failed),
                            took.toNanos() / 1e9));
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.exhaustive/1",
                    "stopped", stopped,
                    "places", sum(Exhaustive::sites),
                    "covered", sum(Exhaustive::covered),
                    "schedules", sum(Exhaustive::schedules),
                    "wrong", sum(Exhaustive::failed),
                    "scenarios", Json.array(runs.stream().map(ExhaustiveResult::scenario)),
                    "seconds", took.toNanos() / 1e9);
        }

        private static Json scenario(Exhaustive run) {
            var failures = run.failures().entrySet().stream()
                    .map(failure -> Json.object("faults", failure.getKey(), "wrong", failure.getValue()));
            return Json.object(
                    "name", run.scenario().name(),
                    "places", run.sites(),
                    "covered", run.covered(),
                    "schedules", run.schedules(),
                    "wrong", run.failed(),
                    "failures", Json.array(failures));
        }
    }
}
