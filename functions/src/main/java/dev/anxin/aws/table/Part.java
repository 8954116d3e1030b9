package dev.anxin.aws.table;

import dev.anxin.reconcile.Totals;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How far one part of a run has come.
///
/// @param page the page that comes next: how many are done
/// @param cursor where that page begins; empty at the beginning and at the end
/// @param rows how many rows of the report it has written
/// @param totals by account
/// @param sender of the message that did the latest page: it sends the next, however often it comes
public record Part(
        long page, String cursor, boolean done, long rows, Map<String, Totals> totals, Instant at, String sender) {
    public Part {
        totals = Collections.unmodifiableMap(new TreeMap<>(totals));
    }

    public static Part first(Instant at) {
        return new Part(0, "", false, 0, Map.of(), at, "");
    }

    /// After one page more.
    ///
    /// @param next where the following page begins; empty: it was the last
    public Part after(String next, long written, Map<String, Totals> counted, Instant now) {
        var sum = new HashMap<>(totals);
        counted.forEach((account, more) -> sum.merge(account, more, Totals::plus));
        return new Part(page + 1, next, next.isEmpty(), rows + written, sum, now, sender);
    }

    public Part by(String other) {
        return new Part(page, cursor, done, rows, totals, at, other);
    }
}
