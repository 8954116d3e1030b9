package dev.anxin.simulation.explore;

import dev.anxin.simulation.fault.ChanceFaults;
import dev.anxin.simulation.fault.FaultFilter;
import dev.anxin.simulation.fault.Faults;
import dev.anxin.simulation.judge.Experience;
import dev.anxin.simulation.judge.FinalJudge;
import dev.anxin.simulation.judge.StepJudge;
import dev.anxin.simulation.judge.WorldDigest;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.upgrade.Version;
import dev.anxin.simulation.world.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Plays one schedule and judges it. The same seed gives the same outcome, wherever it is played and whatever
/// runs beside it.
public final class Schedules {
    /// One in this many seeds is played over again at its end.
    private static final int REPEATED = 8;

    /// How wrong a gateway's clock may be.
    private static final Duration WRONGEST = Duration.ofDays(1);

    private Schedules() {}

    public static ScheduleOutcome play(Profile profile, long seed) {
        return play(profile, seed, Version.OURS);
    }

    /// @param version of the functions
    public static ScheduleOutcome play(Profile profile, long seed, Version version) {
        var plan = Script.of(profile, seed, version).plan();
        if (profile == Profile.CLOCKS) {
            return pair(plan, seed, version);
        }
        return played(plan, new World.Run(seed, false, version)).scheduleOutcome();
    }

    /// The same schedule with gateways whose clocks are wrong, and with some whose clocks are right. They are
    /// wrong by whole seconds: what gateways say is dated in seconds, and two words of one second would else
    /// fall into two.
    private static ScheduleOutcome pair(Plan plan, long seed, Version version) {
        var error =
                new Chance(~seed).upTo(WRONGEST.multipliedBy(2)).minus(WRONGEST).truncatedTo(ChronoUnit.SECONDS);
        var wrong = played(plan, new World.Run(seed, false, version, error));
        if (!wrong.scheduleOutcome().wrong().isEmpty()) {
            return wrong.scheduleOutcome();
        }
        var right = played(plan, new World.Run(seed, false, version));
        return wrong.scheduleOutcome().with(wrong.experience().differencesTo(right.experience()));
    }

    private static Played played(Plan plan, World.Run run) {
        var chances = new Chances(run.seed());
        var playing = new PlanRun(plan, run, chances.others(), chances.faults(plan));
        var steps = new StepJudge(playing.world(), playing.plan());
        return new Played(judged(playing, steps, run.seed()), Experience.of(playing, steps));
    }

    private record Played(ScheduleOutcome scheduleOutcome, Experience experience) {}

    /// With its story, and its faults by number.
    static Told tell(Script script) {
        var chances = new Chances(script.seed());
        var faults = new FaultFilter(chances.faults(script.plan()), script.masked());
        var world = new World.Run(script.seed(), true, script.version());
        var run = new PlanRun(script.plan(), world, chances.others(), faults);
        faults.tell(what -> run.world().trace().note(() -> "! " + what));
        return new Told(judged(run, script.seed()), faults.number());
    }

    /// @param faults how many there were, those that were masked too
    record Told(ScheduleOutcome scheduleOutcome, int faults) {}

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
            return new ChanceFaults(plan.weather(), ofFaults);
        }
    }

    /// @param watched whether each visit is noted with what the world had come to
    static ScheduleOutcome play(Plan plan, long seed, ExactFaults faults, boolean watched) {
        var run = new PlanRun(plan, new World.Run(seed, false, Version.OURS), new Chance(seed), faults);
        if (watched) {
            faults.watch(WorldDigest.of(run)::now);
        }
        return judged(run, seed);
    }

    private static ScheduleOutcome judged(PlanRun run, long seed) {
        return judged(run, new StepJudge(run.world(), run.plan()), seed);
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever breaks, it is the schedule's outcome
    private static ScheduleOutcome judged(PlanRun run, StepJudge steps, long seed) {
        run.world().watch(steps);
        var ends = new LinkedHashSet<String>();
        try {
            run.play(steps::quiet);
            ends.addAll(FinalJudge.wrong(run, steps));
            upgraded(run).ifPresent(next -> {
                run.foldAgain();
                ends.addAll(FinalJudge.wrongAfterUpgrade(run, steps, next));
            });
        } catch (RuntimeException broken) {
            return ScheduleOutcome.of(seed, run, List.of("the simulation broke: " + broken + ", " + broken.getCause()));
        }
        if (seed % REPEATED == 0 && ends.isEmpty()) {
            repeat(run, steps);
        }
        var wrong = new ArrayList<>(steps.wrong());
        wrong.addAll(ends);
        return ScheduleOutcome.of(seed, run, wrong);
    }

    /// The release that runs at the end, if another ran before.
    private static Optional<OtherVersion> upgraded(PlanRun run) {
        return run.plan().weather().rollout().map(rollout -> OtherVersion.of(rollout.release()));
    }

    /// All that the stream ever carried comes once more, and all payments are folded again.
    private static void repeat(PlanRun run, StepJudge steps) {
        steps.repeat();
        run.world().trace().note(() -> "all of it once more");
        run.world().replay(steps.stream());
        run.payments().forEach(payment -> run.world().refold("pay#" + payment.account() + "#" + payment.reference()));
        run.settle();
        steps.compare();
    }
}
