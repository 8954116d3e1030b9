package dev.anxin.simulation.explore;

import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.world.Tally;
import java.util.List;

/// How one schedule ended.
///
/// @param scenario what it was about
/// @param wrong what must not be, in words; none if all is right
/// @param digest SHA-256 of all that happened
/// @param tale what happened, for people; empty if nobody wanted it
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record ScheduleOutcome(
        long seed, String scenario, List<String> wrong, byte[] digest, long choices, Tally tally, List<String> tale) {
    /// The same, and this is wrong with it.
    ScheduleOutcome with(List<String> found) {
        return new ScheduleOutcome(seed, scenario, found, digest, choices, tally, tale);
    }

    static ScheduleOutcome of(long seed, PlanRun run, List<String> wrong) {
        var world = run.world();
        return new ScheduleOutcome(
                seed,
                run.plan().name(),
                List.copyOf(wrong),
                world.trace().digest(),
                world.scheduler().pauses(),
                world.tally(),
                world.trace().lines());
    }
}
