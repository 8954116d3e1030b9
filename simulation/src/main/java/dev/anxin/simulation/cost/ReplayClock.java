package dev.anxin.simulation.cost;

import dev.anxin.local.simulator.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The time of a replay, and what is still to be done in it. One thing after the other is done to its end, also where
/// both would be under way at the same time: then the clock goes back to where the next begins.
final class ReplayClock implements Timetable, InstantSource {
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now;
    private long number;

    /// @param number parts events of one time: the earlier made goes first
    private record Event(Instant at, long number, Runnable work) {}

    ReplayClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration virtual, Runnable task) {
        at(now.plus(virtual), task);
    }

    void at(Instant due, Runnable work) {
        agenda.add(new Event(due, number++, work));
    }

    /// Whoever runs waits, or works, for so long.
    void pass(Duration time) {
        now = now.plus(time);
    }

    /// All of it side by side, at most so many at once: each begins when one before it has ended.
    void together(int atOnce, List<? extends Runnable> works) {
        var free = new PriorityQueue<>(Collections.nCopies(Math.max(1, Math.min(atOnce, works.size())), now));
        var last = now;
        for (var work : works) {
            now = free.remove();
            work.run();
            free.add(now);
            last = last.isAfter(now) ? last : now;
        }
        now = last;
    }

    /// Until nothing is left to do before `latest`.
    void run(Instant latest) {
        while (!agenda.isEmpty() && agenda.element().at().isBefore(latest)) {
            var event = agenda.remove();
            now = event.at();
            event.work().run();
        }
        now = latest;
    }
}
