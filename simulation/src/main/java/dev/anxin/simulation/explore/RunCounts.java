package dev.anxin.simulation.explore;

/// What happened in many schedules.
public final class RunCounts {
    private long calls;
    private long remoteCalls;
    private long choices;
    private long crashes;
    private long again;
    private long redriven;

    void add(ScheduleOutcome scheduleOutcome) {
        calls += scheduleOutcome.tally().calls();
        remoteCalls += scheduleOutcome.tally().remoteCalls();
        crashes += scheduleOutcome.tally().crashes();
        again += scheduleOutcome.tally().again();
        redriven += scheduleOutcome.tally().redriven();
        choices += scheduleOutcome.choices();
    }

    void add(RunCounts other) {
        calls += other.calls;
        remoteCalls += other.remoteCalls;
        crashes += other.crashes;
        again += other.again;
        redriven += other.redriven;
        choices += other.choices;
    }

    /// To AWS.
    public long calls() {
        return calls;
    }

    /// To gateways and shops.
    public long remoteCalls() {
        return remoteCalls;
    }

    /// Of who goes on.
    public long choices() {
        return choices;
    }

    public long crashes() {
        return crashes;
    }

    /// Messages that came twice.
    public long again() {
        return again;
    }

    public long redriven() {
        return redriven;
    }

    /// In words, in one line.
    @Override
    public String toString() {
        return "%,d calls to AWS, %,d to gateways and shops, %,d choices of who goes on, %,d crashes, %,d came twice, %,d redriven"
                .formatted(calls, remoteCalls, choices, crashes, again, redriven);
    }
}
