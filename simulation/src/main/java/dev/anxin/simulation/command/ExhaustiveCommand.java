package dev.anxin.simulation.command;

import dev.anxin.simulation.explore.Exhaustive;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Scenarios;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Every fault at every place.
@Command(
        name = "exhaustive",
        description = {
            "Plays each scenario with every single fault at every place where something can go wrong, and with every",
            "pair of faults. A place is a line of source that calls outside, as a function leads to it."
        })
final class ExhaustiveCommand implements Callable<Integer> {
    private static final int MOST_LINES = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        sum();
        var right = runs.stream().allMatch(run -> run.failed() == 0 && run.covered() == run.sites());
        return right ? 0 : 1;
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
        say("%-28s %4d places, %,9d schedules, %6.1f s, %3d %% covered, %d wrong"
                .formatted(
                        scenario.name(),
                        run.sites(),
                        run.schedules(),
                        (System.nanoTime() - before) / 1e9,
                        run.covered() * 100 / Math.max(1, run.sites()),
                        run.failed()));
        run.failures().entrySet().stream()
                .limit(MOST_LINES)
                .forEach(failure -> say("    " + failure.getKey() + ": " + failure.getValue()));
    }

    /// Ctrl-C: what is under way ends.
    private void stop() {
        synchronized (runs) {
            stopped = true;
            runs.forEach(Exhaustive::stop);
        }
    }

    private void stopped() {
        say("Stopped. What was covered:");
        sum();
    }

    private void sum() {
        List<Exhaustive> all;
        synchronized (runs) {
            all = List.copyOf(runs);
        }
        var places = all.stream().mapToLong(Exhaustive::sites).sum();
        var covered = all.stream().mapToLong(Exhaustive::covered).sum();
        say("%d scenarios, %,d places, %,d schedules, %.1f %% of places covered, %,d wrong, %.0f s"
                .formatted(
                        all.size(),
                        places,
                        all.stream().mapToLong(Exhaustive::schedules).sum(),
                        covered * 100.0 / Math.max(1, places),
                        all.stream().mapToLong(Exhaustive::failed).sum(),
                        (System.nanoTime() - begun) / 1e9));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
