package dev.anxin.simulation.world;

import java.time.Duration;
import java.time.Instant;

/// When something does not run, after the start; never if both are the same.
public record Rest(Duration from, Duration until) {
    public static final Rest NONE = new Rest(Duration.ZERO, Duration.ZERO);

    Instant endOf(Instant at) {
        var within = !at.isBefore(World.START.plus(from)) && at.isBefore(World.START.plus(until));
        return within ? World.START.plus(until) : at;
    }
}
