package dev.anxin.simulation.cost;

import dev.anxin.local.cost.Bill;
import java.util.Map;
import java.util.TreeMap;

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

    /// With that so many times more.
    Consumption plus(Consumption other, double times) {
        return new Consumption(
                bill.plus(other.bill.times(times)),
                plus(writes, other.writes, times),
                plus(reads, other.reads, times),
                plus(runs, other.runs, times),
                plus(millis, other.millis, times));
    }

    private static Map<String, Double> plus(Map<String, Double> one, Map<String, Double> other, double times) {
        var sum = new TreeMap<>(one);
        other.forEach((name, units) -> sum.merge(name, units * times, Double::sum));
        return sum;
    }
}
