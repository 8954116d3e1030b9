package dev.anxin.simulation.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Scenarios;
import org.junit.jupiter.api.Test;

/// Every single fault at every place of every scenario. Pairs take longer: `./anxin simulate exhaustive`.
final class ExhaustiveTest {
    private static final int FEWEST = 16;

    @Test
    void everySingleFaultAtEveryPlaceChangesNothing() {
        var scenarios = Scenarios.all();
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(scenarios).extracting(Plan::name).doesNotHaveDuplicates();
        long places = 0;
        long schedules = 0;
        for (var scenario : scenarios) {
            var run = new Exhaustive(scenario, false);
            run.play(Runtime.getRuntime().availableProcessors());
            assertThat(run.failures()).as(scenario.name()).isEmpty();
            assertThat(run.covered()).as(scenario.name()).isEqualTo(run.sites());
            places += run.sites();
            schedules += run.schedules();
        }
        System.out.printf("%d scenarios, %,d places, %,d schedules%n", scenarios.size(), places, schedules);
    }

    @Test
    void secondFaultsFollowFirstOnes() {
        var scenario = Scenarios.named("before registration").orElseThrow();
        var run = new Exhaustive(scenario, true);
        run.play(Runtime.getRuntime().availableProcessors());
        assertThat(run.failures()).isEmpty();
        assertThat(run.covered()).isEqualTo(run.sites());
        assertThat(run.schedules()).isGreaterThan(1_000);
    }

    @Test
    void oneThatWasStoppedComesBack() {
        var run = new Exhaustive(Scenarios.all().getFirst(), true);
        run.stop();
        run.play(2);
        assertThat(run.schedules()).isEqualTo(1);
    }
}
