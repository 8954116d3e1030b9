package dev.anxin.function.runtime;

import java.time.Instant;
import java.time.InstantSource;

/// What time it is, and where to say what happened.
public record Log(InstantSource clock, Counts counts) {
    public Instant now() {
        return clock.instant();
    }
}
