package dev.anxin.local.trigger;

import dev.anxin.local.Pace;
import dev.anxin.local.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One of a stream trigger's lanes: batches one after the other, in order. Which lane a record goes to
/// depends on its partition key, so a stuck lane holds up only those that share it.
/// Source: Lambda's developer guide, "Process DynamoDB records with Lambda", parameters and error
/// handling.
final class Lane {
    private final Trigger.TableStream trigger;
    private final HostedFunction function;
    private final FailureDestination destination;
    private final Pace pace;
    private final Activity activity;
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// @param attempts invocations that failed since the batch's first record came to the front
    private record Batch(List<Change> changes, int attempts) {}

    Lane(
            Trigger.TableStream trigger,
            HostedFunction function,
            FailureDestination destination,
            Pace pace,
            Activity activity) {
        this.trigger = trigger;
        this.function = function;
        this.destination = destination;
        this.pace = pace;
        this.activity = activity;
        this.thread = Thread.ofVirtual().name("lane of " + trigger.name()).start(this::work);
    }

    void add(Change change) {
        waiting.add(change);
    }

    void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                handle(next());
                activity.ring();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: what is not done comes again
        }
    }

    private List<Change> next() throws InterruptedException {
        var batch = new ArrayList<Change>();
        batch.add(waiting.take());
        var deadline = System.nanoTime() + trigger.polling().window().toNanos();
        var size = trigger.polling().batchSize();
        waiting.drainTo(batch, size - batch.size());
        while (batch.size() < size && deadline - System.nanoTime() > 0) {
            var more = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (more != null) {
                batch.add(more);
            }
        }
        return batch;
    }

    private void handle(List<Change> changes) throws InterruptedException {
        Deque<Batch> work = new ArrayDeque<>();
        work.push(new Batch(changes, 0));
        while (!work.isEmpty()) {
            var batch = young(work.pop());
            if (!batch.changes().isEmpty()) {
                attempt(batch, work);
            }
        }
    }

    private Batch young(Batch batch) throws InterruptedException {
        var limit = trigger.retry().maximumAge();
        var old = batch.changes().stream()
                .filter(one -> !limit.isNegative() && pace.age(one.created()).compareTo(limit) > 0)
                .toList();
        if (old.isEmpty()) {
            return batch;
        }
        giveUp(new Batch(old, batch.attempts()), "RecordAgeExceeded");
        return new Batch(
                batch.changes().stream().filter(one -> !old.contains(one)).toList(), batch.attempts());
    }

    private void attempt(Batch batch, Deque<Batch> work) throws InterruptedException {
        var changes = batch.changes();
        var event = Events.records(changes.stream().map(Change::json).toList()).toString();
        var outcome = function.invoke(event.getBytes(StandardCharsets.UTF_8));
        var known = changes.stream().map(Change::sequence).collect(Collectors.toSet());
        var failed = PartialFailures.of(outcome, trigger.polling().partialFailures(), known);
        var handled = failed.map(ids -> before(changes, ids)).orElse(0);
        changes.subList(0, handled).forEach(Change::done);
        var rest = changes.subList(handled, changes.size());
        if (rest.isEmpty()) {
            return;
        }
        var half = rest.size() / 2;
        if (failed.isEmpty() && trigger.retry().bisect() && half > 0) {
            work.push(new Batch(rest.subList(half, rest.size()), batch.attempts())); // splitting is no retry
            work.push(new Batch(rest.subList(0, half), batch.attempts()));
        } else {
            again(new Batch(rest, handled > 0 ? 1 : batch.attempts() + 1), work);
        }
    }

    private void again(Batch batch, Deque<Batch> work) throws InterruptedException {
        var most = trigger.retry().maximumAttempts();
        if (most >= 0 && batch.attempts() > most) {
            giveUp(batch, "RetryAttemptsExhausted");
        } else {
            Thread.sleep(
                    Math.min(5_000, 50L << Math.min(10, batch.attempts()))); // Lambda backs off by a law of its own
            work.push(batch);
        }
    }

    // Everything from the first failed record on comes again, for order's sake.
    private static int before(List<Change> changes, java.util.Set<String> failed) {
        var index = 0;
        while (index < changes.size() && !failed.contains(changes.get(index).sequence())) {
            index++;
        }
        return index;
    }

    private void giveUp(Batch batch, String why) throws InterruptedException {
        destination.tell(batch.changes(), batch.attempts(), why);
        batch.changes().forEach(Change::done);
    }
}
