package dev.anxin.function.inquiry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// So many times in each minute of the clock, for each name. Counted in this process alone, so that asking costs
/// nothing:
/// of several copies of a function each has its own.
final class MinuteLimit {
    private final int most;
    private final Map<String, Used> used = new ConcurrentHashMap<>();

    private record Used(Instant minute, int times) {}

    /// @param most of each name; names have to be few
    MinuteLimit(int most) {
        this.most = most;
    }

    /// Whether it may be once more.
    boolean take(String name, Instant now) {
        var first = new Used(now.truncatedTo(ChronoUnit.MINUTES), 1);
        var after = used.merge(
                name,
                first,
                (before, _) -> before.minute().equals(first.minute())
                        ? new Used(first.minute(), Math.min(before.times(), most) + 1)
                        : first);
        return after.times() <= most;
    }
}
