package dev.anxin.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.simulation.explore.Schedules;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.PatchMismatch;
import dev.anxin.simulation.patch.Sources;
import dev.anxin.simulation.story.Profile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every deliberate bug is still one of these sources, and the schedule that is known to show it shows it.
@Tag("mutants")
final class MutantsTest {
    /// As many as the schedules of this module are asked to find.
    private static final int FEWEST = 40;

    private static final List<Mutant> ALL = MutantCatalogue.all();

    @Test
    void eachSaysWhatItBreaksAndFitsTheSources() {
        var sources = Sources.atHand();
        assertThat(ALL).extracting(Mutant::name).doesNotHaveDuplicates();
        ALL.forEach(mutant -> {
            assertThat(mutant.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(mutant.breaks()).as(mutant.name()).endsWith(".");
            assertThat(mutant.patches()).as(mutant.name()).isNotEmpty();
            assertThat(sources.patched(mutant)).as(mutant.name()).isNotEmpty();
        });
    }

    @Test
    void thoseThatChangeNothingCompileAndAreProven() {
        var patchCompiler = new PatchCompiler(Sources.atHand());
        var proven = ALL.stream().filter(Mutant::isEquivalent).toList();
        assertThat(proven).isNotEmpty();
        proven.forEach(mutant -> {
            assertThat(mutant.seed()).as(mutant.name()).isZero();
            assertThat(mutant.proof()).as(mutant.name()).hasSizeGreaterThan(80).endsWith(".");
            assertThat(patchCompiler.classes(mutant)).as(mutant.name()).isNotNull();
        });
    }

    @Test
    void eachIsShownByItsScheduleAndOnlyThere() throws Exception {
        var known = ALL.stream().filter(mutant -> !mutant.isEquivalent()).toList();
        assertThat(known).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(known)
                .filteredOn(mutant -> mutant.seed() == 0)
                .as("not found yet")
                .isEmpty();
        // Each compiles one at a time.
        var compilers = ThreadLocal.withInitial(() -> new PatchCompiler(Sources.atHand()));
        var runs = new LinkedHashMap<Mutant, Future<Shown>>();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            known.forEach(mutant -> runs.put(mutant, threads.submit(() -> shown(mutant, compilers.get()))));
        }
        var unlike = new ArrayList<String>(); // all of them at once: a run takes minutes
        for (var run : runs.entrySet()) {
            result(run.getKey().name(), run.getValue()).ifPresent(unlike::add);
        }
        assertThat(unlike).isEmpty();
    }

    /// What is wrong in its schedule, with the bug and without.
    private record Shown(List<String> with, List<String> without) {}

    private static Shown shown(Mutant mutant, PatchCompiler patchCompiler) {
        var profile = MutantCatalogue.profile(mutant);
        return new Shown(
                Hunt.of(mutant, patchCompiler).violations(profile, mutant.seed()),
                Schedules.play(profile, mutant.seed()).wrong());
    }

    private static Optional<String> result(String mutant, Future<Shown> run) throws InterruptedException {
        try {
            var shown = run.get();
            if (shown.with().isEmpty()) {
                return Optional.of(mutant + " is not shown by its seed");
            }
            return shown.without().isEmpty()
                    ? Optional.empty()
                    : Optional.of("without " + mutant + ": " + shown.without());
        } catch (ExecutionException broken) {
            return Optional.of(mutant + ": " + broken.getCause());
        }
    }

    @Test
    void aPatchThatNoLongerAppliesIsNamed() {
        var patch = new Mutant.Patch("dev/anxin/ledger/Owed.java", "this was never there", "");
        var mutant = new Mutant("long-gone", "Nothing.", "", 0, "", List.of(patch));
        assertThatThrownBy(() -> Sources.atHand().patched(mutant))
                .isInstanceOf(PatchMismatch.class)
                .hasMessageContaining("long-gone")
                .hasMessageContaining("not at all");
    }

    @Test
    void aPatchThatDoesNotCompileIsNamed() {
        var patch = new Mutant.Patch("dev/anxin/ledger/Summary.java", "TOLD,", "TOLD");
        var mutant = new Mutant("half-typed", "Nothing.", "", 0, "", List.of(patch));
        var patchCompiler = new PatchCompiler(Sources.atHand());
        assertThatThrownBy(() -> patchCompiler.classes(mutant))
                .isInstanceOf(PatchMismatch.class)
                .hasMessageContaining("half-typed");
    }

    @Test
    void theLowestSeedIsTheSameWithAnyNumberOfThreads() {
        var hunt =
                Hunt.of(MutantCatalogue.named("order-by-arrival").orElseThrow(), new PatchCompiler(Sources.atHand()));
        assertThat(hunt.first(Profile.MIXED, 1, 100, 1)).isPresent().isEqualTo(hunt.first(Profile.MIXED, 1, 100, 3));
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndEndsWithTwo() {
        var wrong = List.of(
                List.of("--mutant", "no-such-mutant"),
                List.of("--mutant"),
                List.of("--most", "0"),
                List.of("--most", "-3"),
                List.of("--most", "99999999999999999999"),
                List.of("--fast"));
        var said = wrong.stream().collect(Collectors.toMap(arguments -> arguments, MutantsTest::said));
        assertThat(said.values())
                .allSatisfy(text -> assertThat(text).startsWith("2 ").hasSizeGreaterThan(10));
        assertThat(said.get(wrong.getFirst()))
                .contains("there is no mutant no-such-mutant")
                .contains("settle-forgotten");
    }

    @Test
    void theHuntSaysWhereItFound() {
        assertThat(said(List.of("--mutant", "moments-by-arrival", "--most", "50")))
                .startsWith("0 moments-by-arrival: found at seed ")
                .contains("1 mutants: 1 found, 0 not found");
        assertThat(said(List.of("--mutant", "lease-ignored"))).startsWith("0 lease-ignored: changes nothing: ");
    }

    /// The exit code, and what was printed.
    private static String said(List<String> arguments) {
        var printed = new ByteArrayOutputStream();
        var exit =
                Mutants.run(arguments.toArray(String[]::new), new PrintStream(printed, true, StandardCharsets.UTF_8));
        return exit + " " + printed.toString(StandardCharsets.UTF_8);
    }
}
