package dev.anxin.local.simulator;

import java.time.Duration;
import java.time.Instant;

/// Whose time it is, and what is done later in it: a second implementation of [Agenda]'s own lives in
/// `simulation/`, where time is no clock's.
public interface Timetable {
    Instant now();

    void after(Duration virtual, Runnable task);
}
