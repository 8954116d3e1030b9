package dev.anxin.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Owns time and every interleaving. Tasks run on threads of their own, but only one at a time: a task hands
/// over wherever it pauses, and chance says who goes on. So the same seed gives the same run.
public final class Scheduler {
    /// What a call to AWS takes, and the work until the next: whoever is under way meets others.
    private static final int SLOWEST_CALL_MILLIS = 25;

    /// A story of one order makes about 400 calls, and a few thousand where much goes wrong.
    private static final long MOST_PAUSES = 100_000;

    private final Chance chance;
    private final PriorityQueue<Entry> agenda =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final List<Task> active = new ArrayList<>();
    private Instant now;
    private long entries;
    private long pauses;

    /// @param number parts entries of one time: the earlier made goes first
    private record Entry(Instant at, long number, Task task) {}

    public Scheduler(Chance chance, Instant start) {
        this.chance = chance;
        this.now = start;
    }

    public Instant now() {
        return now;
    }

    /// How often a task stood before a choice: how long a run was.
    public long pauses() {
        return pauses;
    }

    public void after(Duration wait, Runnable work) {
        at(now.plus(wait.isNegative() ? Duration.ZERO : wait), work);
    }

    /// At once if that is past.
    public void at(Instant due, Runnable work) {
        put(due, new Task(work));
    }

    private void put(Instant due, Task task) {
        agenda.add(new Entry(due, entries++, task));
    }

    /// Of the running task: anybody may go on now.
    void pause() {
        pauses++;
        if (active.size() > 1 || isSomebodyDue()) {
            Task.current().pause();
        }
    }

    /// Of the running task: it goes on when so much time has passed.
    void sleep(Duration time) {
        var task = Task.current();
        active.remove(task);
        put(now.plus(time), task);
        task.pause();
    }

    /// When something happens next; far away if nothing does.
    Instant next() {
        return agenda.isEmpty() ? Instant.MAX : agenda.peek().at();
    }

    private boolean isSomebodyDue() {
        return !next().isAfter(now);
    }

    /// Until nothing is left to do, or `ended` says so between two tasks.
    ///
    /// @param latest what would happen after it does not happen
    /// @param idle hears whenever nothing happens any more before [#next]; it may put down more
    /// @throws IllegalStateException if a task threw, or it does not come to rest
    public void run(Instant latest, Runnable idle, BooleanSupplier ended) {
        while (!ended.getAsBoolean()) {
            if (pauses > MOST_PAUSES) {
                throw new IllegalStateException("it does not come to rest: " + pauses + " calls until " + now);
            }
            while (isSomebodyDue()) {
                active.add(agenda.remove().task());
            }
            if (active.isEmpty()) {
                idle.run();
                if (next().isAfter(latest)) {
                    return;
                }
                now = next().isAfter(now) ? next() : now;
            } else {
                resume(active.get(chance.below(active.size())));
            }
        }
    }

    private void resume(Task task) {
        task.resume();
        if (task.isOver()) {
            active.remove(task);
        }
        now = now.plusMillis(chance.below(SLOWEST_CALL_MILLIS));
    }
}
