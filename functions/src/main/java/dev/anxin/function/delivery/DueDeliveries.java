package dev.anxin.function.delivery;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.table.Chains;
import dev.anxin.aws.table.DueIndex;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.function.runtime.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/// Sends the messages to their queue that waited in the ledger and whose time has come.
///
/// Whoever dies between taking one and sending it leaves it behind: so each is taken only for a while, and found again
/// unless its step was claimed meanwhile. If the queue is further behind than that, an event is sent twice.
///
/// @param queue of deliveries
public record DueDeliveries(Chains chains, Queue queue, Parallel parallel) {
    /// Longer than a message lies in its queue, unless that is in trouble.
    private static final Duration TAKEN_FOR = Duration.ofHours(1);

    /// At some 20 ms each, 500 go in a second.
    private static final int AT_ONCE = 10;

    /// @param due those of the index
    /// @return how many were sent; others were overtaken
    public int send(List<DueIndex.Entry.OfEvent> due, Instant now) {
        if (due.isEmpty()) {
            return 0;
        }
        var again = now.plus(TAKEN_FOR);
        List<Callable<Boolean>> works = due.stream()
                .<Callable<Boolean>>map(waiting -> () -> isSent(waiting, again))
                .toList();
        return (int) parallel.all(AT_ONCE, works).stream().filter(sent -> sent).count();
    }

    private boolean isSent(DueIndex.Entry.OfEvent waiting, Instant again) {
        var message = chains.take(waiting.event(), waiting.due(), again);
        message.map(QueuedEvent::read)
                .ifPresent(queuedEvent -> queue.send(queuedEvent.event().account(), queuedEvent.write()));
        return message.isPresent();
    }
}
