package dev.anxin.simulation.explore;

import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.Version;
import java.util.ArrayList;
import java.util.List;

/// A schedule for people.
///
/// @param isRight whether nothing in it is wrong
public record Tale(boolean isRight, List<String> lines) {
    public Tale {
        lines = List.copyOf(lines);
    }

    /// One that shows something wrong is made smaller first.
    public static Tale of(Profile profile, long seed) {
        return of(profile, seed, Version.OURS);
    }

    /// @param version of the functions
    public static Tale of(Profile profile, long seed, Version version) {
        var script = Script.of(profile, seed, version);
        var told = Schedules.tell(script);
        return told.outcome().wrong().isEmpty() ? of(told.outcome(), "") : ofFailing(script);
    }

    /// @param seed of a schedule that shows something wrong
    public static Tale ofFailing(Profile profile, long seed) {
        return ofFailing(Script.of(profile, seed, Version.OURS));
    }

    private static Tale ofFailing(Script script) {
        var whole = Schedules.tell(script);
        var small = Shrink.of(script);
        return of(
                small.outcome(),
                ", made smaller: " + whole.outcome().tale().size() + " lines were "
                        + small.outcome().tale().size());
    }

    private static Tale of(Outcome outcome, String how) {
        var lines = new ArrayList<String>();
        lines.add("--- seed " + outcome.seed() + ", " + outcome.scenario() + how);
        lines.addAll(outcome.tale());
        outcome.wrong().forEach(what -> lines.add("WRONG  " + what));
        lines.add("---");
        return new Tale(outcome.wrong().isEmpty(), lines);
    }
}
