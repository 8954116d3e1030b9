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
    private final Map<String, SimulatedQueue> queues = new LinkedHashMap<>();
    private long messages;

    /// A queue without dead letters.
    public SimulatedQueue create(String url, Duration visibility) {
        return create(url, visibility, Optional.empty());
    }

    /// @param deadLetters one of these queues
    /// @param mostReceives before a message goes there (maxReceiveCount)
    public SimulatedQueue create(String url, Duration visibility, SimulatedQueue deadLetters, int mostReceives) {
        return create(url, visibility, Optional.of(new SimulatedQueue.DeadLetters(deadLetters, mostReceives)));
    }

    private SimulatedQueue create(String url, Duration visibility, Optional<SimulatedQueue.DeadLetters> deadLetters) {
        var simulatedQueue = new SimulatedQueue(url, visibility, deadLetters, () -> ++messages);
        if (queues.putIfAbsent(url, simulatedQueue) != null) {
            throw new IllegalArgumentException("there is a queue " + url + " already");
        }
        return simulatedQueue;
    }

    /// @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none
    public SimulatedQueue at(String url) {
        var simulatedQueue = queues.get(url);
        if (simulatedQueue == null) {
            throw SqsErrors.noQueue();
        }
        return simulatedQueue;
    }

    /// By its ARN or its name: what stands behind the last colon is the last part of the address.
    Optional<SimulatedQueue> named(String arn) {
        var end = "/" + arn.substring(arn.lastIndexOf(':') + 1);
        return queues.values().stream()
                .filter(simulatedQueue -> simulatedQueue.url().endsWith(end))
                .findFirst();
    }

    /// In the order of their creation.
    public Collection<SimulatedQueue> all() {
        return Collections.unmodifiableCollection(queues.values());
    }

    /// When a message of any queue becomes visible next, or has become so.
    public Optional<Instant> nextVisible() {
        return queues.values().stream()
                .flatMap(simulatedQueue -> simulatedQueue.nextVisible().stream())
                .min(Instant::compareTo);
    }
}
