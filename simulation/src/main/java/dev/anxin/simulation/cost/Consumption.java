package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Bill;
import java.util.Map;

/// What was used until some moment.
///
/// @param bill everything that has a price
/// @param writes units of the table by kind of item
/// @param reads units of the table by kind of item
/// @param runs of each function
/// @param millis that each function ran
public record Consumption(
        Bill bill,
        Map<String, Double> writes,
        Map<String, Double> reads,
        Map<String, Double> runs,
        Map<String, Double> millis) {
    public Consumption {
        writes = Map.copyOf(writes);
        reads = Map.copyOf(reads);
        runs = Map.copyOf(runs);
        millis = Map.copyOf(millis);
    }
}
