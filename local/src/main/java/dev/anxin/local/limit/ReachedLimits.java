package dev.anxin.local.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Each limit that was reached, by where: a function's logical id, a route's key, or the name of a service.
public final class ReachedLimits {
    private final Consumer<String> log;
    private final Map<Place, Long> counts = new ConcurrentHashMap<>();

    private record Place(AwsLimit limit, String where) {}

    /// @param log gets what is reached, once for each place
    public ReachedLimits(Consumer<String> log) {
        this.log = log;
    }

    /// @param line names the rule, for people
    public void add(AwsLimit limit, String where, String line) {
        if (counts.merge(new Place(limit, where), 1L, Long::sum) == 1) {
            log.accept("Refused, as AWS would: " + line);
        }
    }

    /// How often so far.
    public long count(AwsLimit limit, String where) {
        return counts.getOrDefault(new Place(limit, where), 0L);
    }
}
