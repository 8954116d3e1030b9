package dev.anxin.simulation.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All queues of a world, by their addresses. Not for several threads at once.
public final class Queues {
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private long messages;

    /// A queue without dead letters.
    public Queue create(String url, Duration visibility) {
        return create(url, visibility, Optional.empty());
    }

    /// @param deadLetters one of these queues
    /// @param mostReceives before a message goes there (maxReceiveCount)
    public Queue create(String url, Duration visibility, Queue deadLetters, int mostReceives) {
        return create(url, visibility, Optional.of(new Queue.DeadLetters(deadLetters, mostReceives)));
    }

    private Queue create(String url, Duration visibility, Optional<Queue.DeadLetters> deadLetters) {
        var queue = new Queue(url, visibility, deadLetters, () -> ++messages);
        if (queues.putIfAbsent(url, queue) != null) {
            throw new IllegalArgumentException("there is a queue " + url + " already");
        }
        return queue;
    }

    /// @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none
    public Queue at(String url) {
        var queue = queues.get(url);
        if (queue == null) {
            throw Refused.noQueue();
        }
        return queue;
    }

    /// By its ARN or its name: what stands behind the last colon is the last part of the address.
    Optional<Queue> named(String arn) {
        var end = "/" + arn.substring(arn.lastIndexOf(':') + 1);
        return queues.values().stream()
                .filter(queue -> queue.url().endsWith(end))
                .findFirst();
    }

    /// In the order of their creation.
    public Collection<Queue> all() {
        return Collections.unmodifiableCollection(queues.values());
    }

    /// When a message of any queue becomes visible next, or has become so.
    public Optional<Instant> nextVisible() {
        return queues.values().stream()
                .flatMap(queue -> queue.nextVisible().stream())
                .min(Instant::compareTo);
    }
}
