package dev.anxin.reconcile;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run found, as far as it has come.
///
/// @param parts into how many parts it was split
/// @param done how many of them are through
/// @param until when its latest page was written
/// @param accounts by account
/// @param rows what people should look at first before the rest; of very many not all
/// @param more whether there are more rows than these
/// @param runs all runs of the day by their ids, the latest last
public record Report(
        Run run,
        int parts,
        int done,
        Instant until,
        Map<String, Totals> accounts,
        List<Row> rows,
        boolean more,
        List<String> runs) {
    public Report {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        rows = List.copyOf(rows);
        runs = List.copyOf(runs);
    }

    public Totals totals() {
        return accounts.values().stream().reduce(Totals.NONE, Totals::plus);
    }

    public boolean isDone() {
        return done == parts;
    }
}
