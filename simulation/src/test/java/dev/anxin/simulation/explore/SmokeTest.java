package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.api.Test;

/// Many usual schedules: what is wrong in one of some thousands is seen here.
final class SmokeTest {
    private static final int SEEDS = 10_000;

    @Test
    void nothingIsWrongInTenThousand() {
        var begun = System.nanoTime();
        var exploration = new Exploration(Profile.MIXED, 1, SEEDS);
        exploration.play(Runtime.getRuntime().availableProcessors());
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%,d schedules, %,.0f a second, trace %s%n", SEEDS, SEEDS / seconds, exploration.hash());
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.played()).isEqualTo(SEEDS);
    }
}
