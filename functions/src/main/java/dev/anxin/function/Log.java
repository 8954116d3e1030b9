package dev.anxin.function;

import java.time.Instant;
import java.time.InstantSource;

/// What time it is, and where to say what happened.
record Log(InstantSource clock, Counts counts) {
    Instant now() {
        return clock.instant();
    }
}
