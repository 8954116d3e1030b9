package dev.anxin.local.simulator;

import java.time.Duration;
import java.time.Instant;

/// The time, and what is to be done later. Beside [Agenda] there is an implementation in `simulation/`, where
/// no clock makes time go.
public interface Timetable {
    Instant now();

    void after(Duration virtual, Runnable task);
}
