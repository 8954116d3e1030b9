package dev.anxin.simulation;

import dev.anxin.simulation.fault.ByChance;
import dev.anxin.simulation.judge.Verdict;
import dev.anxin.simulation.judge.Watch;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Profile;
import dev.anxin.simulation.story.Story;
import java.util.ArrayList;
import java.util.List;

/// Plays one schedule and judges it. The same seed gives the same, wherever and beside whatever it is played.
public final class Schedules {
    private Schedules() {}

    /// @param profile its word; empty: `mixed`
    /// @return what is wrong, the most telling first; none if all is right
    public static List<String> violations(String profile, long seed) {
        var word = profile.isEmpty() ? Profile.MIXED.word() : profile;
        return play(Profile.named(word).orElseThrow(), seed, false).wrong();
    }

    /// @param told whether its story is wanted
    public static Outcome play(Profile profile, long seed, boolean told) {
        var chance = new Chance(seed);
        return play(profile.plan(chance), seed, told, chance);
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever breaks, it is the schedule's outcome
    private static Outcome play(Plan plan, long seed, boolean told, Chance chance) {
        var story = new Story(plan, seed, told, chance, new ByChance(plan.weather(), chance));
        var watch = new Watch(story.world(), plan.weather().skew());
        story.world().watch(watch);
        try {
            story.play(watch::quiet);
        } catch (RuntimeException broken) {
            return Outcome.of(seed, story, List.of("the simulation broke: " + broken + ", " + broken.getCause()));
        }
        var wrong = new ArrayList<>(watch.wrong());
        wrong.addAll(Verdict.wrong(story, watch));
        return Outcome.of(seed, story, wrong);
    }
}
