package dev.anxin.function.runtime;

import java.time.Instant;
import java.time.InstantSource;

/// What time it is, and where to say what happened.
public record MetricsClock(InstantSource clock, Metrics metrics) {
    public Instant now() {
        return clock.instant();
    }
}
