package dev.anxin.local.alarm;

/// Takes the values of metrics as they come.
@FunctionalInterface
public interface MetricSink {
    MetricSink NOWHERE = (_, _) -> {};

    /// It has that value now.
    void put(Metric metric, double value);
}
