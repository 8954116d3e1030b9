package dev.anxin.simulation.explore;

import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Profile;
import java.util.Set;

/// One schedule: a plan, and what chance makes of it, without some of the faults that it has.
///
/// @param masked numbers of faults that do not happen
record Script(Plan plan, long seed, Set<Integer> masked) {
    Script {
        masked = Set.copyOf(masked);
    }

    static Script of(Profile profile, long seed) {
        return new Script(profile.plan(new Chance(seed).apart()), seed, Set.of());
    }

    Script with(Plan other) {
        return new Script(other, seed, masked);
    }

    Script without(Set<Integer> faults) {
        return new Script(plan, seed, faults);
    }
}
