package dev.anxin.local.trigger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How far a shard is handled when its records are handled side by side: up to the first that is not.
final class Progress {
    private final Deque<String> pending = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();
    private Optional<String> reached;

    /// @param reached sequence number up to which everything was handled before, if anything was
    Progress(Optional<String> reached) {
        this.reached = reached;
    }

    synchronized void read(String sequence) {
        pending.addLast(sequence);
    }

    synchronized void done(String sequence) {
        done.add(sequence);
        while (!pending.isEmpty() && done.remove(pending.peekFirst())) {
            reached = Optional.of(pending.removeFirst());
        }
    }

    /// The sequence number up to which everything is handled.
    synchronized Optional<String> reached() {
        return reached;
    }

    synchronized int pending() {
        return pending.size();
    }
}
