package dev.anxin.simulation.world;

/// How much happened in one world.
public final class Tally {
    private int calls;
    private int remoteCalls;
    private int crashes;
    private int failures;
    private int again;
    private int redriven;

    void called() {
        calls++;
    }

    void calledRemotely() {
        remoteCalls++;
    }

    void crashed() {
        crashes++;
    }

    void failed() {
        failures++;
    }

    void cameAgain() {
        again++;
    }

    void redrove(int messages) {
        redriven += messages;
    }

    /// From functions to AWS.
    public int calls() {
        return calls;
    }

    /// To gateways and merchants' servers.
    public int remoteCalls() {
        return remoteCalls;
    }

    public int crashes() {
        return crashes;
    }

    /// Calls to AWS that did not do what they were to, as far as their caller knows.
    public int failures() {
        return failures;
    }

    /// Messages and records that came again after they had been done with.
    public int again() {
        return again;
    }

    public int redriven() {
        return redriven;
    }
}
