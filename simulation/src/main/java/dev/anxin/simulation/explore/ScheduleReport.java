package dev.anxin.simulation.explore;

import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.Version;
import java.util.ArrayList;
import java.util.List;

/// A schedule for people.
///
/// @param isRight whether nothing in it is wrong
public record ScheduleReport(boolean isRight, List<String> lines) {
    public ScheduleReport {
        lines = List.copyOf(lines);
    }

    /// A schedule that shows something wrong is made smaller first.
    public static ScheduleReport of(Profile profile, long seed) {
        return of(profile, seed, Version.OURS);
    }

    /// @param version of the functions
    public static ScheduleReport of(Profile profile, long seed, Version version) {
        var script = Script.of(profile, seed, version);
        var told = Schedules.tell(script);
        return told.scheduleOutcome().wrong().isEmpty() ? of(told.scheduleOutcome(), "") : ofFailing(script);
    }

    /// @param seed of a schedule that shows something wrong
    public static ScheduleReport ofFailing(Profile profile, long seed) {
        return ofFailing(Script.of(profile, seed, Version.OURS));
    }

    private static ScheduleReport ofFailing(Script script) {
        var whole = Schedules.tell(script);
        var small = Shrink.of(script);
        return of(
                small.scheduleOutcome(),
                ", made smaller: " + whole.scheduleOutcome().tale().size() + " lines were "
                        + small.scheduleOutcome().tale().size());
    }

    private static ScheduleReport of(ScheduleOutcome scheduleOutcome, String how) {
        var lines = new ArrayList<String>();
        lines.add("--- seed " + scheduleOutcome.seed() + ", " + scheduleOutcome.scenario() + how);
        lines.addAll(scheduleOutcome.tale());
        scheduleOutcome.wrong().forEach(what -> lines.add("WRONG  " + what));
        lines.add("---");
        return new ScheduleReport(scheduleOutcome.wrong().isEmpty(), lines);
    }
}
