package dev.anxin.simulation.queue;

import java.time.Instant;
import java.util.Optional;

/// One message as it lies in a queue.
final class Entry implements Comparable<Entry> {
    private final long number;
    private final String id;
    private final String body;
    private final Instant sentAt;
    private Instant visibleAt;
    private Instant firstReceivedAt;
    private int count;
    private String receipt = "";
    private Optional<SimulatedQueue> source = Optional.empty();

    /// @param number among all messages of all queues; of two visible since the same moment the smaller goes first
    Entry(long number, String body, Instant sentAt, Instant visibleAt) {
        this.number = number;
        this.id = "message-" + number;
        this.body = body;
        this.sentAt = sentAt;
        this.visibleAt = visibleAt;
        this.firstReceivedAt = sentAt;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    /// Of the latest receive; empty if there was none.
    String receipt() {
        return receipt;
    }

    int count() {
        return count;
    }

    Instant visibleAt() {
        return visibleAt;
    }

    /// Where it failed, if it is a dead letter.
    Optional<SimulatedQueue> source() {
        return source;
    }

    boolean isVisible(Instant now) {
        return !visibleAt.isAfter(now);
    }

    /// Only while it lies in no queue, for queues are sorted by it.
    void hideUntil(Instant instant) {
        visibleAt = instant;
    }

    ReceivedMessage receive(Instant now) {
        count++;
        receipt = id + "/" + count;
        firstReceivedAt = count == 1 ? now : firstReceivedAt;
        return new ReceivedMessage(id, receipt, body, count, sentAt, firstReceivedAt);
    }

    void fail(SimulatedQueue where, Instant now) {
        source = Optional.of(where);
        receipt = "";
        visibleAt = now;
    }

    @Override
    public int compareTo(Entry other) {
        var order = visibleAt.compareTo(other.visibleAt);
        return order == 0 ? Long.compare(number, other.number) : order;
    }
}
