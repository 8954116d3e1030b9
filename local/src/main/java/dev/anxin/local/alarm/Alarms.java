package dev.anxin.local.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All alarms of a template.
public record Alarms(List<MetricAlarm> ofMetrics, List<CompositeAlarm> composites) {
    public Alarms {
        ofMetrics = List.copyOf(ofMetrics);
        composites = List.copyOf(composites);
    }

    public Stream<AlarmHeader> headers() {
        return Stream.concat(
                ofMetrics.stream().map(MetricAlarm::header), composites.stream().map(CompositeAlarm::header));
    }

    public Set<Metric> watched() {
        return ofMetrics.stream()
                .flatMap(alarm -> alarm.series().metrics().stream())
                .collect(Collectors.toSet());
    }

    Duration longestRange() {
        return ofMetrics.stream()
                .map(MetricAlarm::range)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
