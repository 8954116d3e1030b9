package dev.anxin.simulation.explore;

import dev.anxin.simulation.story.Deed;
import dev.anxin.simulation.story.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes a schedule that shows something wrong smaller: fewer deeds and fewer faults, while the same is wrong.
final class Shrink {
    /// Ids and times differ from run to run.
    private static final Pattern PARTICULARS = Pattern.compile("\\w*[0-9][\\w.:+-]*");

    private final String kind;
    private Script script;
    private Schedules.Told told;

    private Shrink(Script script, Schedules.Told told) {
        this.script = script;
        this.told = told;
        this.kind = kind(told.scheduleOutcome());
    }

    /// @param failing shows something wrong
    static Schedules.Told of(Script failing) {
        var shrink = new Shrink(failing, Schedules.tell(failing));
        shrink.dropFaults();
        shrink.dropDeeds();
        shrink.dropFaults();
        return shrink.told;
    }

    private static String kind(ScheduleOutcome scheduleOutcome) {
        return scheduleOutcome.wrong().isEmpty()
                ? ""
                : PARTICULARS.matcher(scheduleOutcome.wrong().getFirst()).replaceAll("#");
    }

    private boolean isStillWrong(Script smaller) {
        var outcome = Schedules.tell(smaller);
        var still = kind(outcome.scheduleOutcome()).equals(kind);
        if (still) {
            script = smaller;
            told = outcome;
        }
        return still;
    }

    /// Halves first, then smaller and smaller pieces.
    private void dropFaults() {
        for (int piece = Math.max(1, told.faults() / 2); piece >= 1; piece /= 2) {
            for (int from = 0; from < told.faults(); from += piece) {
                Set<Integer> masked = new HashSet<>(script.masked());
                IntStream.range(from, from + piece).forEach(masked::add);
                if (masked.size() > script.masked().size()) {
                    isStillWrong(script.without(masked));
                }
            }
        }
    }

    private void dropDeeds() {
        for (int at = script.plan().cues().size() - 1; at >= 0; at--) {
            List<Deed.Cue> fewer = new ArrayList<>(script.plan().cues());
            fewer.remove(at);
            isStillWrong(script.with(script.plan().with(fewer)));
        }
        var fine = script.plan().payments().stream().map(Plan.Pay::fine).toList();
        isStillWrong(script.with(script.plan().paying(fine)));
    }
}
