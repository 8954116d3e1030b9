package dev.anxin.local.alarm;

import java.util.Map;

/// A time series, as CloudWatch tells one from the other.
///
/// @param dimensions values by their names; other dimensions are another metric
public record Metric(String namespace, String name, Map<String, String> dimensions) {
    public Metric {
        dimensions = Map.copyOf(dimensions);
    }
}
