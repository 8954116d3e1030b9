package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that functions send to their own queues: where one dies after sending, there are two, and each of
/// them may do so again. An event was brought 2,523 times within eight hours so.
final class ChainsStayFiniteTest {
    @ParameterizedTest
    @ValueSource(longs = {48, 104}) // made over 100,000 calls and came to no rest
    void aDeliveryThatDiesAfterSendingTheNextDoesNotMultiply(long seed) {
        var outcome = Schedules.play(Profile.STORM, seed);
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.tally().calls()).isLessThan(10_000);
    }
}
