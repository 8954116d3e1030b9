package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.mutant.Catalogue;
import dev.anxin.simulation.mutant.Hunt;
import dev.anxin.simulation.mutant.Mutant;
import dev.anxin.simulation.mutant.Patched;
import dev.anxin.simulation.mutant.Sources;
import dev.anxin.simulation.story.Profile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Schedules as people read them. Something wrong is shown by production code with a deliberate bug in it.
final class TaleTest {
    private static final int MOST = 500;
    private static final Pattern SMALLER = Pattern.compile("--- seed .*, made smaller: (\\d+) lines were (\\d+)");
    private static final Pattern WITH_DIGITS = Pattern.compile("[^ ]*[0-9][^ ]*");

    @Test
    void whatIsWrongGetsSmallerAndStaysWrong() throws Exception {
        var mutant = Catalogue.named("moments-by-arrival").orElseThrow();
        var classes = new Patched(Sources.atHand()).classes(mutant);
        var smaller = 0;
        for (long from = 1; from < 400; from += 100) {
            var found = Hunt.in(classes).first(mutant.profile(), from, MOST, 1).orElseThrow();
            var tale = tale(classes, mutant, found.seed());
            smaller += isSmaller(tale) ? 1 : 0;
            assertThat(tale).anyMatch(line -> line.contains("  > Register"));
            assertThat(tale.stream().filter(line -> line.startsWith("WRONG  ")).findFirst())
                    .map(TaleTest::kind)
                    .contains(kind("WRONG  " + found.violation()));
            var without = Tale.of(profile(mutant), found.seed());
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

    /// As those classes tell it.
    private static List<String> tale(ClassLoader classes, Mutant mutant, long seed)
            throws ReflectiveOperationException {
        var profiles = classes.loadClass(Profile.class.getName());
        var profile = profiles.getMethod("named", String.class)
                .invoke(null, profile(mutant).word());
        var told = classes.loadClass(Tale.class.getName())
                .getMethod("of", profiles, long.class)
                .invoke(null, ((Optional<?>) profile).orElseThrow(), seed);
        var lines = (List<?>) told.getClass().getMethod("lines").invoke(told);
        return lines.stream().map(String::valueOf).toList();
    }

    private static Profile profile(Mutant mutant) {
        return Profile.named(mutant.profile()).orElse(Profile.MIXED);
    }

    /// Ids and times change when faults go.
    private static String kind(String wrong) {
        return WITH_DIGITS.matcher(wrong).replaceAll("#");
    }

    @Test
    void theSameSeedTellsTheSame() {
        assertThat(Tale.of(Profile.STORM, 3)).isEqualTo(Tale.of(Profile.STORM, 3));
    }

    @Test
    void aStoryIsWhatWasPlayed() {
        var told = Schedules.tell(Script.of(Profile.MIXED, 5)).outcome();
        assertThat(told.digest()).isEqualTo(Schedules.play(Profile.MIXED, 5).digest());
    }
}
