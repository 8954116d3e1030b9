package dev.anxin.simulation.explore;

import dev.anxin.simulation.fault.ByChance;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.fault.Masked;
import dev.anxin.simulation.judge.Verdict;
import dev.anxin.simulation.judge.Watch;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.story.Story;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.upgrade.Version;
import dev.anxin.simulation.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Plays one schedule and judges it. The same seed gives the same, wherever and beside whatever it is played.
public final class Schedules {
    /// Of so many seeds one is played over again at its end.
    private static final int REPEATED = 8;

    private Schedules() {}

    public static Outcome play(Profile profile, long seed) {
        return play(profile, seed, Version.OURS);
    }

    /// @param version of the functions
    public static Outcome play(Profile profile, long seed, Version version) {
        var plan = Script.of(profile, seed, version).plan();
        var chances = new Chances(seed);
        var run = new World.Run(seed, false, version);
        return judged(new Story(plan, run, chances.others(), chances.faults(plan)), seed);
    }

    /// With its story, and its faults by number.
    static Told tell(Script script) {
        var chances = new Chances(script.seed());
        var faults = new Masked(chances.faults(script.plan()), script.masked());
        var run = new World.Run(script.seed(), true, script.version());
        var story = new Story(script.plan(), run, chances.others(), faults);
        faults.tell(what -> story.world().trace().note(() -> "! " + what));
        return new Told(judged(story, script.seed()), faults.number());
    }

    /// @param faults how many there were, those that were masked too
    record Told(Outcome outcome, int faults) {}

    /// Of one seed: what is drawn for one does not change the others.
    private record Chances(Chance others, Chance ofFaults) {
        Chances(long seed) {
            this(seeded(seed));
        }

        private Chances(Chance others) {
            this(others, others.apart());
        }

        private static Chance seeded(long seed) {
            var chance = new Chance(seed);
            var _ = chance.apart(); // the plan's
            return chance;
        }

        Faults faults(Plan plan) {
            return new ByChance(plan.weather(), ofFaults);
        }
    }

    static Outcome play(Plan plan, long seed, Faults faults) {
        return judged(new Story(plan, new World.Run(seed, false, Version.OURS), new Chance(seed), faults), seed);
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever breaks, it is the schedule's outcome
    private static Outcome judged(Story story, long seed) {
        var watch = new Watch(story.world(), story.plan());
        story.world().watch(watch);
        var ends = new LinkedHashSet<String>();
        try {
            story.play(watch::quiet);
            ends.addAll(Verdict.wrong(story, watch));
            upgraded(story).ifPresent(next -> {
                story.foldAgain();
                ends.addAll(Verdict.wrongAfterUpgrade(story, watch, next));
            });
        } catch (RuntimeException broken) {
            return Outcome.of(seed, story, List.of("the simulation broke: " + broken + ", " + broken.getCause()));
        }
        if (seed % REPEATED == 0 && ends.isEmpty()) {
            repeat(story, watch);
        }
        var wrong = new ArrayList<>(watch.wrong());
        wrong.addAll(ends);
        return Outcome.of(seed, story, wrong);
    }

    /// The release that is in at the end, if another was in before.
    private static Optional<OtherVersion> upgraded(Story story) {
        return story.plan().weather().rollout().map(rollout -> OtherVersion.of(rollout.release()));
    }

    /// All that the stream ever carried comes once more, and all payments are folded again.
    private static void repeat(Story story, Watch watch) {
        watch.repeat();
        story.world().trace().note(() -> "all of it once more");
        story.world().replay(watch.stream());
        story.payments()
                .forEach(payment -> story.world().refold("pay#" + payment.account() + "#" + payment.reference()));
        story.settle();
        watch.compare();
    }
}
