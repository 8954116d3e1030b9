package dev.anxin.simulation.world;

import dev.anxin.local.simulator.Timetable;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;

/// The gateways' time: theirs is the world's, and what they do later comes a little later still.
record VirtualTime(Scheduler scheduler, Chance chance) implements Timetable {
    private static final Duration LATENCY = Duration.ofSeconds(2);

    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public void after(Duration virtual, Runnable task) {
        scheduler.after(virtual.plus(chance.upTo(LATENCY)), task);
    }
}
