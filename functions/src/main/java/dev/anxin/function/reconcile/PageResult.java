package dev.anxin.function.reconcile;

import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What one page of a run came to.
///
/// @param next where the following page begins; empty: this was the last
/// @param totals by account
/// @param rows for the report
/// @param pace how long its gateways should be left alone after it
/// @param resting whether a gateway is given a rest, so that some of it was not asked at all
public record PageResult(String next, Map<String, Totals> totals, List<Row> rows, Duration pace, boolean resting) {
    /// Of a part that had nothing to do.
    static final PageResult NOTHING = new PageResult("", Map.of(), List.of(), Duration.ZERO, false);

    public PageResult {
        totals = Map.copyOf(totals);
        rows = List.copyOf(rows);
    }
}
