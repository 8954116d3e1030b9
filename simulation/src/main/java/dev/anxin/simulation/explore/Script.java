package dev.anxin.simulation.explore;

import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.Version;
import java.util.Set;

/// One schedule: a plan, and what chance makes of it, without some of the faults that it has.
///
/// @param masked numbers of faults that do not happen
/// @param version of the functions
record Script(Plan plan, long seed, Set<Integer> masked, Version version) {
    Script {
        masked = Set.copyOf(masked);
    }

    static Script of(Profile profile, long seed, Version version) {
        return new Script(profile.plan(new Chance(seed).apart()), seed, Set.of(), version);
    }

    Script with(Plan other) {
        return new Script(other, seed, masked, version);
    }

    Script without(Set<Integer> faults) {
        return new Script(plan, seed, faults, version);
    }
}
