package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.api.Test;

/// A gateway that answers no question about a payment: some schedules with every build, among them those in which
/// something was wrong once.
final class UnaskableSchedulesTest {
    private static final int SEEDS = 40;

    /// The bank's question stood under Adyen's own id of the payment, not forwarded yet, when its money went back.
    private static final long UNDER_ANOTHER_ID = 389;

    @Test
    void nothingIsWrongWhereNobodyCanBeAsked() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(Schedules.play(Profile.UNASKABLE, seed).wrong())
                    .as("seed %s", seed)
                    .isEmpty();
        }
        assertThat(Schedules.play(Profile.UNASKABLE, UNDER_ANOTHER_ID).wrong()).isEmpty();
    }
}
