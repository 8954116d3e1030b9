package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.explore.ExactFaults.Hit;
import dev.anxin.simulation.fault.PathFate;
import dev.anxin.simulation.story.Scenarios;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A payment fails, and is paid with another card; and the stream of changed payments stands still for an
/// hour, at each of its steps. The judges know what may be said when.
class StaleNewsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void nothingIsToldThatHasCeasedToBeTrue(int step) {
        var scenario = Scenarios.named("paid after failed").orElseThrow();
        var late = new ExactFaults(
                List.of(new Hit(new FaultPlace(FaultPlace.Kind.UNDER_WAY, "payments"), step, PathFate.LATE)));
        var scheduleOutcome = Schedules.play(scenario, 1, late, false);
        assertThat(late.isDone()).isTrue();
        assertThat(scheduleOutcome.wrong()).isEmpty();
    }
}
