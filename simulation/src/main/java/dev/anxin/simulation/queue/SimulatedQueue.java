package dev.anxin.simulation.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// One queue. Costs grow with what lies in it: a receive by the logarithm, the rest linearly. Not for several
/// threads at once.
public final class SimulatedQueue {
    private final String url;
    private final Duration visibility;
    private final Optional<DeadLetters> deadLetters;
    private final LongSupplier numbers;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Map<String, Entry> received = new HashMap<>(); // by their latest receipts

    /// Where a message goes in place of its next receive.
    ///
    /// @param most how often it is received before (maxReceiveCount)
    public record DeadLetters(SimulatedQueue simulatedQueue, int most) {}

    /// A message that lies in a queue, seen without receiving it.
    public record Lying(String id, String body, int count, Instant visibleAt) {}

    /// SQS's approximate numbers, exact here.
    ///
    /// @param inFlight received and hidden
    /// @param delayed hidden and never received
    public record Counts(int visible, int inFlight, int delayed) {}

    SimulatedQueue(String url, Duration visibility, Optional<DeadLetters> deadLetters, LongSupplier numbers) {
        this.url = url;
        this.visibility = visibility;
        this.deadLetters = deadLetters;
        this.numbers = numbers;
    }

    public String url() {
        return url;
    }

    /// How long a received message stays hidden unless its receiver says otherwise.
    public Duration visibility() {
        return visibility;
    }

    public Optional<DeadLetters> deadLetters() {
        return deadLetters;
    }

    /// @return the message's id
    public String send(String body, Duration delay, Instant now) {
        var entry = new Entry(numbers.getAsLong(), body, now, now.plus(delay));
        entries.add(entry);
        return entry.id();
    }

    /// As [#receive(int, Duration, Instant)], hidden as long as the queue has it.
    public List<ReceivedMessage> receive(int most, Instant now) {
        return receive(most, visibility, now);
    }

    /// Those that are visible for the longest time first. What was received too often goes to dead letters instead.
    public List<ReceivedMessage> receive(int most, Duration hidden, Instant now) {
        if (entries.isEmpty() || !entries.element().isVisible(now)) {
            return List.of();
        }
        var taken = new ArrayList<Entry>(most);
        while (taken.size() < most && !entries.isEmpty() && entries.element().isVisible(now)) {
            var entry = entries.remove();
            received.remove(entry.receipt());
            if (!fails(entry, now)) {
                taken.add(entry);
            }
        }
        return taken.stream().map(entry -> handOut(entry, hidden, now)).toList();
    }

    private boolean fails(Entry entry, Instant now) {
        if (deadLetters.filter(dead -> entry.count() >= dead.most()).isEmpty()) {
            return false;
        }
        entry.fail(this, now);
        deadLetters.get().simulatedQueue().entries.add(entry);
        return true;
    }

    private ReceivedMessage handOut(Entry entry, Duration hidden, Instant now) {
        var message = entry.receive(now);
        entry.hideUntil(now.plus(hidden));
        entries.add(entry);
        received.put(message.receipt(), entry);
        return message;
    }

    /// @return false, and nothing happens, if it is gone already, or was received again since
    public boolean delete(String receipt) {
        var entry = received.remove(receipt);
        return entry != null && entries.remove(entry);
    }

    /// Hides a received message until so long from now; zero: it is visible at once.
    ///
    /// @return false, and nothing happens, if it is gone, or was received again since
    public boolean changeVisibility(String receipt, Duration hidden, Instant now) {
        var entry = received.get(receipt);
        if (entry == null) {
            return false;
        }
        entries.remove(entry);
        entry.hideUntil(now.plus(hidden));
        entries.add(entry);
        return true;
    }

    /// Whether the message of this receipt is received and hidden.
    boolean isInFlight(String receipt, Instant now) {
        var entry = received.get(receipt);
        return entry != null && !entry.isVisible(now);
    }

    /// When a message becomes visible next, or has become so; empty if the queue is.
    public Optional<Instant> nextVisible() {
        return Optional.ofNullable(entries.peek()).map(Entry::visibleAt);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// All of them, in the order in which they become visible.
    public List<Lying> lying() {
        return entries.stream()
                .sorted()
                .map(entry -> new Lying(entry.id(), entry.body(), entry.count(), entry.visibleAt()))
                .toList();
    }

    public Counts counts(Instant now) {
        var visible =
                (int) entries.stream().filter(entry -> entry.isVisible(now)).count();
        var delayed = (int) entries.stream()
                .filter(entry -> !entry.isVisible(now) && entry.count() == 0)
                .count();
        return new Counts(visible, entries.size() - visible - delayed, delayed);
    }

    public void purge() {
        entries.clear();
        received.clear();
    }

    /// Moves all visible dead letters back to where they failed, as new messages. What was sent here
    /// and failed nowhere stays.
    ///
    /// @return how many
    public int redrive(Instant now) {
        return move(Optional.empty(), now);
    }

    /// Moves all visible messages elsewhere, as new messages.
    ///
    /// @return how many
    public int moveTo(SimulatedQueue target, Instant now) {
        return move(Optional.of(target), now);
    }

    private int move(Optional<SimulatedQueue> target, Instant now) {
        var moved = entries.stream()
                .filter(entry ->
                        entry.isVisible(now) && target.or(entry::source).isPresent())
                .sorted()
                .toList();
        for (Entry entry : moved) {
            entries.remove(entry);
            received.remove(entry.receipt());
            target.or(entry::source).orElseThrow().send(entry.body(), Duration.ZERO, now);
        }
        return moved.size();
    }
}
