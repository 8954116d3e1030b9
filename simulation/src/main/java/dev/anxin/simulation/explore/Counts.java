package dev.anxin.simulation.explore;

import java.util.Map;
import java.util.TreeMap;

/// What happened in many schedules.
public final class Counts {
    private long calls;
    private long remoteCalls;
    private long choices;
    private long crashes;
    private long again;
    private long redriven;
    private final Map<String, Long> scenarios = new TreeMap<>();

    void add(Outcome outcome) {
        calls += outcome.tally().calls();
        remoteCalls += outcome.tally().remoteCalls();
        crashes += outcome.tally().crashes();
        again += outcome.tally().again();
        redriven += outcome.tally().redriven();
        choices += outcome.choices();
        scenarios.merge(outcome.scenario(), 1L, Long::sum);
    }

    void add(Counts other) {
        calls += other.calls;
        remoteCalls += other.remoteCalls;
        crashes += other.crashes;
        again += other.again;
        redriven += other.redriven;
        choices += other.choices;
        other.scenarios.forEach((name, times) -> scenarios.merge(name, times, Long::sum));
    }

    /// In words, in one line.
    @Override
    public String toString() {
        return "%,d calls to AWS, %,d to gateways and shops, %,d choices of who goes on, %,d crashes, %,d came twice, %,d redriven"
                .formatted(calls, remoteCalls, choices, crashes, again, redriven);
    }

    /// How many there were of each scenario.
    public Map<String, Long> scenarios() {
        return Map.copyOf(scenarios);
    }
}
