package dev.anxin.simulation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Owns time and every interleaving. Tasks run on threads of their own, but only one at a time: a task may
/// have to hand over wherever it pauses, and chance says who goes on. So the same seed gives the same run.
public final class Scheduler {
    /// What a call to AWS takes, and the work until the next: whoever is under way meets others.
    private static final int SLOWEST_CALL_MILLIS = 25;

    /// A story of one order makes about 400 calls, and less than 4,000 where much goes wrong.
    private static final long MOST_PAUSES = 30_000;

    private final Chance chance;
    private final PriorityQueue<Entry> agenda =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final List<Task> active = new ArrayList<>();
    private Instant now;
    private @Nullable Task running;
    private @Nullable Task next;
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

    private Task running() {
        if (running == null) {
            throw new IllegalStateException("nothing runs");
        }
        return running;
    }

    /// Of the running task: time passes, and anybody may go on now, it too.
    public void pause() {
        pauses++;
        passALittle();
        admit();
        var task = running();
        var chosen = choose();
        if (chosen != task) {
            next = chosen;
            task.pause();
        }
    }

    /// Of the running task: it goes on when so much time has passed.
    public void sleep(Duration time) {
        var task = running();
        active.remove(task);
        put(now.plus(time), task);
        task.pause();
    }

    /// Of the running task: does all that side by side, and goes on when all of it has ended.
    public void together(Collection<? extends Runnable> works) {
        if (works.size() == 1) {
            works.iterator().next().run();
            return;
        }
        var task = running();
        active.remove(task);
        var left = new int[] {works.size()};
        works.forEach(work -> active.add(new Task(() -> {
            work.run();
            if (--left[0] == 0) {
                active.add(task);
            }
        })));
        if (works.isEmpty()) {
            active.add(task);
        }
        task.pause();
    }

    private void passALittle() {
        now = now.plusMillis(chance.below(SLOWEST_CALL_MILLIS));
    }

    private Task choose() {
        return active.size() == 1 ? active.getFirst() : active.get(chance.below(active.size()));
    }

    /// When something happens next; far away if nothing does.
    public Instant next() {
        return agenda.isEmpty() ? Instant.MAX : agenda.peek().at();
    }

    private void admit() {
        while (!next().isAfter(now)) {
            active.add(agenda.remove().task());
        }
    }

    /// Until nothing is left to do.
    ///
    /// @param latest what would happen after it stays on the agenda
    /// @param idle hears whenever nothing happens any more before [#next]; it may put down more
    /// @throws IllegalStateException if a task threw, or it does not come to rest
    public void run(Instant latest, Runnable idle) {
        while (true) {
            if (pauses > MOST_PAUSES) {
                throw new IllegalStateException("it does not come to rest: " + pauses + " calls until " + now);
            }
            admit();
            if (active.isEmpty()) {
                idle.run();
                if (next().isAfter(latest)) {
                    return;
                }
                now = next().isAfter(now) ? next() : now;
            } else {
                resume(next == null ? choose() : next);
            }
        }
    }

    private void resume(Task task) {
        next = null;
        running = task;
        task.resume();
        running = null;
        if (task.isOver()) {
            active.remove(task);
        }
    }
}
