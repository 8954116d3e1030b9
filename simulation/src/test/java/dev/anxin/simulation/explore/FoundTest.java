package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seeds that once showed something, each with what it was. What a seed plays changes with the plans; what it
/// showed is kept by tests of its own where it was mended.
class FoundTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "STORM, 2960, news that stood in a stream said 'not paid' of what had been paid since",
        "MIXED, 89918, a message announced by a function that died stood in the way of the outcome",
        "MIXED, 97273, a message announced by a function that died stood in the way of the outcome",
        "MIXED, 448, a payment registered a day after its news is found at once",
        "MIXED, 1904, all that happened comes once more",
        "MIXED, 6608, what a refold passed over is announced late",
        "REFUND, 1689, a refund in the dashboard beside one of ours"
    })
    void whatOnceShowedSomethingIsRight(Profile profile, long seed, String what) {
        assertThat(Schedules.play(profile, seed).wrong()).as(what).isEmpty();
    }
}
