package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schedules by chance.
final class ExplorationTest {
    @Test
    void theSameSeedsLeaveTheSameTraceWithOneThreadAndWithTwo() {
        var alone = new Exploration(Profile.MIXED, 1, 200);
        alone.play(1);
        var together = new Exploration(Profile.MIXED, 1, 200);
        together.play(2);
        assertThat(together.hash()).isEqualTo(alone.hash());
        assertThat(together.runCounts()).hasToString(alone.runCounts().toString());
        assertThat(together.played()).isEqualTo(alone.played()).isEqualTo(200);
    }

    @Test
    void otherSeedsLeaveAnotherTrace() {
        var some = new Exploration(Profile.MIXED, 1, 20);
        some.play(1);
        var others = new Exploration(Profile.MIXED, 2, 20);
        others.play(1);
        assertThat(others.hash()).isNotEqualTo(some.hash());
    }

    @Test
    void oneThatWasStoppedPlaysNoMore() {
        var exploration = new Exploration(Profile.MIXED, 1, 1_000_000);
        exploration.stop();
        exploration.play(1);
        assertThat(exploration.wasStopped()).isTrue();
        assertThat(exploration.played()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"REFUND, 200", "CORNER, 300", "SKEW, 300", "STORM, 200", "CLOCKS, 150", "HINTED, 100", "QUIET, 200"})
    void nothingIsWrong(Profile profile, long seeds) {
        var exploration = new Exploration(profile, 1, seeds);
        exploration.play(Runtime.getRuntime().availableProcessors());
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.played()).isEqualTo(seeds);
    }
}
