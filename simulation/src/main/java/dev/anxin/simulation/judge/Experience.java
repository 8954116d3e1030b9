package dev.anxin.simulation.judge;

import dev.anxin.simulation.story.PlanRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What customers, shops, people and sums came to see in one run.
///
/// @param seen each on a line
public record Experience(List<String> seen) {
    /// Until when evidence can be handed in: a date that the gateway sets by its own clock.
    private static final Pattern OWN_DATES = Pattern.compile("\"dueBy\":\"[^\"]*\"");

    public Experience {
        seen = List.copyOf(seen);
    }

    public static Experience of(PlanRun run, StepJudge steps) {
        var seen = new ArrayList<String>();
        run.payments().forEach(payment -> {
            var partition = "pay#" + payment.account() + "#" + payment.reference();
            var observed = steps.payments().getOrDefault(partition, new ObservedPayment());
            var state = observed.state();
            seen.add(payment + " is " + state.status() + (state.late() ? ", late" : ""));
            seen.add(payment + " has " + state.money() + ", doubts " + state.quarantine());
            seen.add(payment + " has its clock at " + state.alarm());
            run.world()
                    .gateway(payment.account())
                    .moneyMoved(payment.reference())
                    .forEach(movement -> seen.add(payment + ": moved " + movement));
        });
        steps.published().forEach(said -> seen.add(OWN_DATES.matcher(said).replaceAll("")));
        run.shipped().ifPresent(payment -> seen.add("shipped for " + payment));
        return new Experience(seen);
    }

    /// What is in one of them and not in the other, or in another place.
    public List<String> differencesTo(Experience other) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < Math.max(seen.size(), other.seen.size()); i++) {
            var here = i < seen.size() ? seen.get(i) : "nothing";
            var there = i < other.seen.size() ? other.seen.get(i) : "nothing";
            if (!here.equals(there)) {
                differences.add(
                        "with a gateway whose clock is wrong: " + here + "; with one whose clock is right: " + there);
            }
        }
        return differences;
    }
}
