package dev.anxin.simulation.mutant;

import dev.anxin.simulation.explore.Schedules;
import dev.anxin.simulation.mutant.Hunt.Found;
import dev.anxin.simulation.mutant.MutantOutcome.Kind;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.PatchMismatch;
import dev.anxin.simulation.patch.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Hunts for deliberate bugs, and says by which schedule each is found. A simulator that does not find them
/// would not find others either.
public final class Mutants {
    private static final String RESOURCES = "simulation/src/main/resources/dev/anxin/simulation/mutant";

    private final HuntRequest huntRequest;
    private final PrintStream out;
    private final Consumer<MutantOutcome> outcomes;
    private final Sources sources;
    private final PatchCompiler patchCompiler;
    private final TreeMap<String, Long> seeds = new TreeMap<>();
    private int lost;

    private Mutants(HuntRequest huntRequest, PrintStream out, Consumer<MutantOutcome> outcomes) {
        this.huntRequest = huntRequest;
        this.out = out;
        this.outcomes = outcomes;
        this.sources = Sources.atHand();
        this.patchCompiler = new PatchCompiler(sources);
    }

    /// `--mutant NAME` (may be repeated; else all), `--most N` schedules for each (100,000), `--from S`,
    /// `--threads N`, `--record` to note the seeds in the sources.
    ///
    /// @return the exit code: 0 if all were found, 1 if not, 2 if the request is not understood
    public static int run(String[] arguments, PrintStream out) {
        return run(arguments, out, _ -> {});
    }

    /// @param outcomes gets one for each mutant
    public static int run(String[] arguments, PrintStream out, Consumer<MutantOutcome> outcomes) {
        try {
            return new Mutants(HuntRequest.of(List.of(arguments)), out, outcomes).hunt();
        } catch (IllegalArgumentException notUnderstood) {
            out.println(notUnderstood.getMessage());
            return 2;
        }
    }

    private int hunt() {
        huntRequest.hunted().forEach(this::hunt);
        var proven = huntRequest.hunted().stream().filter(Mutant::isEquivalent).count();
        out.println(huntRequest.hunted().size() + " mutants: " + seeds.size() + " found, " + lost + " not found, "
                + proven + " proven to change nothing");
        return lost == 0 ? 0 : 1;
    }

    private void hunt(Mutant mutant) {
        if (mutant.isEquivalent()) {
            out.println(mutant.name() + ": changes nothing: " + mutant.proof());
            outcomes.accept(new MutantOutcome(mutant.name(), Kind.EQUIVALENT, Optional.empty(), mutant.proof()));
            return;
        }
        try {
            search(mutant);
        } catch (PatchMismatch outdated) {
            lost++;
            out.println(outdated.getMessage());
            outcomes.accept(
                    new MutantOutcome(mutant.name(), Kind.OUTDATED, Optional.empty(), "" + outdated.getMessage()));
        }
    }

    private void search(Mutant mutant) {
        var begun = System.nanoTime();
        var found = Hunt.of(mutant, patchCompiler)
                .first(MutantCatalogue.profile(mutant), huntRequest.from(), huntRequest.most(), huntRequest.threads());
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var innocent = found.filter(seed -> isInnocent(mutant, seed)).isPresent();
        if (innocent) {
            found.ifPresent(seed -> remember(mutant, seed.seed()));
        } else {
            lost++;
        }
        out.println(mutant.name() + ": " + said(found, innocent, took));
        outcomes.accept(new MutantOutcome(
                mutant.name(),
                found.isEmpty() ? Kind.NOT_FOUND : innocent ? Kind.FOUND : Kind.WRONG_WITHOUT_IT,
                found.map(Found::seed),
                found.map(Found::violation).orElse("")));
    }

    private void remember(Mutant mutant, long seed) {
        seeds.put(mutant.name(), seed);
        if (huntRequest.record()) {
            record();
        }
    }

    /// Whether it is the mutant's doing: without it the same schedule shows nothing.
    private boolean isInnocent(Mutant mutant, Found found) {
        return Schedules.play(MutantCatalogue.profile(mutant), found.seed())
                .wrong()
                .isEmpty();
    }

    private String said(Optional<Found> found, boolean innocent, Duration took) {
        if (found.isEmpty()) {
            return "NOT FOUND in " + huntRequest.most();
        }
        var schedules = found.get().seed() - huntRequest.from() + 1;
        var seconds = String.format(Locale.ROOT, "%.1f", took.toMillis() / 1_000.0);
        return (innocent ? "" : "NOT ITS DOING, so is it without it: ") + "found at seed "
                + found.get().seed() + " after " + schedules + " schedules, " + seconds + " s: "
                + found.get().violation();
    }

    /// Those of mutants that were not hunted for stay.
    private void record() {
        var all = MutantCatalogue.all().stream()
                .filter(mutant -> mutant.seed() > 0)
                .collect(Collectors.toMap(Mutant::name, Mutant::seed, (one, _) -> one, TreeMap::new));
        all.putAll(seeds);
        var lines = all.entrySet().stream().map(seed -> seed.getKey() + " " + seed.getValue() + "\n");
        var home =
                Path.of("").resolve(sources.directory()).resolve("../../../..").normalize();
        try {
            Files.writeString(
                    home.resolve(RESOURCES).resolve(MutantCatalogue.SEEDS),
                    "# Found by hunting (--record); the lowest seed that shows each.\n"
                            + lines.collect(Collectors.joining()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
