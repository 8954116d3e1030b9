package dev.anxin.function.runtime;

import java.util.LinkedHashMap;

/// Signs of life: an alarm rings where they stay away. So each is written at the end of a whole run, and nowhere
/// else.
///
/// @param stack counted apart: of two stacks in one region, the one that lives must not speak for the dead one
public record Heartbeat(Metrics metrics, String stack) {
    private static final String SWEEP = "SweepFinished";
    private static final String RECONCILIATION = "ReconciliationFinished";

    /// Says each minute, too, that no reconciliation has finished just now. So that metric has values as long as
    /// the stack lives, and its alarm can count the hours without a run, from the first hour of a new stack on.
    public void sweepFinished() {
        var values = new LinkedHashMap<String, Integer>();
        values.put(SWEEP, 1);
        values.put(RECONCILIATION, 0);
        metrics.ofStack(stack, values);
    }

    public void reconciliationFinished() {
        var values = new LinkedHashMap<String, Integer>();
        values.put(RECONCILIATION, 1);
        metrics.ofStack(stack, values);
    }
}
