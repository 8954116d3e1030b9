package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seeds that once showed something in this world, each with what it was. Where plans change they must be found anew.
class FoundTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "CORNER, 3096, 'an old hold came once more, and what a failed capture had left went back by itself'",
        "MIXED, 324, 'the account could not be read, and whoever gets texts never heard'"
    })
    void whatOnceShowedSomethingIsRight(Profile profile, long seed, String what) {
        assertThat(Schedules.play(profile, seed).wrong()).as(what).isEmpty();
    }
}
