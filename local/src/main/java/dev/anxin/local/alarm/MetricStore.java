package dev.anxin.local.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The metrics that somebody watches, a minute each: CloudWatch's standard resolution. What nobody watches is not kept.
public final class MetricStore {
    private static final long MINUTE = 60;

    private final Map<Metric, TreeMap<Long, StatisticSet>> minutes = new HashMap<>();
    private final Duration kept;

    public MetricStore(Alarms alarms) {
        this.kept = alarms.longestRange();
        alarms.watched().forEach(metric -> minutes.put(metric, new TreeMap<>()));
    }

    public synchronized void put(Metric metric, Instant at, double value) {
        var series = minutes.get(metric);
        if (series != null) {
            series.merge(minute(at), StatisticSet.of(value), StatisticSet::plus);
            while (series.firstKey() < minute(at.minus(kept)) - 1) {
                series.pollFirstEntry();
            }
        }
    }

    /// Those of a name, whatever their dimensions.
    public List<Metric> watched(String namespace, String name) {
        return metrics()
                .filter(metric ->
                        metric.namespace().equals(namespace) && metric.name().equals(name))
                .toList();
    }

    private synchronized Stream<Metric> metrics() {
        return List.copyOf(minutes.keySet()).stream();
    }

    /// What there is of the latest periods, the oldest first.
    ///
    /// @param end a whole minute, which is not in them any more
    synchronized List<Optional<StatisticSet>> periods(Metric metric, Instant end, Duration period, int count) {
        var series = minutes.getOrDefault(metric, new TreeMap<>());
        var length = period.toMinutes();
        var sets = new ArrayList<Optional<StatisticSet>>();
        for (var begin = minute(end) - count * length; begin < minute(end); begin += length) {
            sets.add(
                    length == 1 // as most alarms ask
                            ? Optional.ofNullable(series.get(begin))
                            : sum(series.subMap(begin, begin + length).values().iterator()));
        }
        return sets;
    }

    private static Optional<StatisticSet> sum(Iterator<StatisticSet> sets) {
        if (!sets.hasNext()) {
            return Optional.empty();
        }
        var sum = sets.next();
        while (sets.hasNext()) {
            sum = sum.plus(sets.next());
        }
        return Optional.of(sum);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), MINUTE);
    }
}
