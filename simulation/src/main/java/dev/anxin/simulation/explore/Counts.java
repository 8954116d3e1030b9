package dev.anxin.simulation.explore;

/// What happened in many schedules.
public final class Counts {
    private long calls;
    private long remoteCalls;
    private long choices;
    private long crashes;
    private long again;
    private long redriven;

    void add(Outcome outcome) {
        calls += outcome.tally().calls();
        remoteCalls += outcome.tally().remoteCalls();
        crashes += outcome.tally().crashes();
        again += outcome.tally().again();
        redriven += outcome.tally().redriven();
        choices += outcome.choices();
    }

    void add(Counts other) {
        calls += other.calls;
        remoteCalls += other.remoteCalls;
        crashes += other.crashes;
        again += other.again;
        redriven += other.redriven;
        choices += other.choices;
    }

    /// In words, in one line.
    @Override
    public String toString() {
        return "%,d calls to AWS, %,d to gateways and shops, %,d choices of who goes on, %,d crashes, %,d came twice, %,d redriven"
                .formatted(calls, remoteCalls, choices, crashes, again, redriven);
    }
}
