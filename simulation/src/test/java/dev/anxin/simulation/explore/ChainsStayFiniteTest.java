package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages that functions send to their own queues. If a function dies after sending, there are two messages,
/// and each of them may do so again. In this way an event was once brought 2,523 times within eight hours.
final class ChainsStayFiniteTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({ // made over 100,000 calls and came to no rest
        "STORM, 48, a delivery died after sending the next",
        "STORM, 104, a delivery died after sending the next",
        "UPGRADE, 309, a payment stood in the dead letters many times and was folded again for each"
    })
    void whatFailsForLongDoesNotMultiply(Profile profile, long seed, String what) {
        var scheduleOutcome = Schedules.play(profile, seed);
        assertThat(scheduleOutcome.wrong()).as(what).isEmpty();
        assertThat(scheduleOutcome.tally().calls()).isLessThan(10_000);
    }
}
