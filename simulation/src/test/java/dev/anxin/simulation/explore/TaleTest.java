package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.mutant.Hunt;
import dev.anxin.simulation.mutant.MutantCatalogue;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.Sources;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.Version;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Schedules as people read them. Something wrong is shown by production code with a deliberate bug in it.
final class TaleTest {
    private static final int MOST = 500;
    private static final Pattern SMALLER = Pattern.compile("--- seed .*, made smaller: (\\d+) lines were (\\d+)");
    private static final Pattern WITH_DIGITS = Pattern.compile("[^ ]*[0-9][^ ]*");

    @Test
    void whatIsWrongGetsSmallerAndStaysWrong() {
        var mutant = MutantCatalogue.named("moments-by-arrival").orElseThrow();
        var hunt = Hunt.of(mutant, new PatchCompiler(Sources.atHand()));
        var profile = MutantCatalogue.profile(mutant);
        var smaller = 0;
        for (long from = 1; from < 200 && smaller == 0; from += 100) {
            var found = hunt.first(profile, from, MOST, 1).orElseThrow();
            var tale = ScheduleReport.of(profile, found.seed(), hunt.version()).lines();
            smaller += isSmaller(tale) ? 1 : 0;
            assertThat(tale).anyMatch(line -> line.contains("  > Register"));
            assertThat(tale.stream().filter(line -> line.startsWith("WRONG  ")).findFirst())
                    .map(TaleTest::kind)
                    .contains(kind("WRONG  " + found.violation()));
            var without = ScheduleReport.of(profile, found.seed());
            assertThat(without.isRight()).isTrue();
            assertThat(without.lines()).noneMatch(line -> line.startsWith("WRONG"));
        }
        assertThat(smaller).isPositive(); // of some, nothing can be left out
    }

    private static boolean isSmaller(List<String> tale) {
        var sizes = SMALLER.matcher(tale.getFirst());
        assertThat(sizes.matches()).as(tale.getFirst()).isTrue();
        var before = Integer.parseInt(sizes.group(1));
        var after = Integer.parseInt(sizes.group(2));
        assertThat(after).isPositive(); // fewer deeds and faults may leave more to tell
        return after < before;
    }

    /// Ids and times change when faults go.
    private static String kind(String wrong) {
        return WITH_DIGITS.matcher(wrong).replaceAll("#");
    }

    @Test
    void theSameSeedTellsTheSame() {
        assertThat(ScheduleReport.of(Profile.STORM, 3)).isEqualTo(ScheduleReport.of(Profile.STORM, 3));
    }

    @Test
    void aStoryIsWhatWasPlayed() {
        var told = Schedules.tell(Script.of(Profile.MIXED, 5, Version.OURS)).scheduleOutcome();
        assertThat(told.digest()).isEqualTo(Schedules.play(Profile.MIXED, 5).digest());
    }
}
