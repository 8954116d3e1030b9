package dev.anxin.local.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// When the messages of one queue were sent: ElasticMQ does not say how old its oldest one is. By one thread at a time.
final class SentTimes {
    private final Map<String, Long> millisById = new LinkedHashMap<>();

    /// A message that was seen before keeps its time.
    ///
    /// @param millis since 1970
    void add(String id, long millis) {
        millisById.putIfAbsent(id, millis);
    }

    void remove(String id) {
        millisById.remove(id);
    }

    void clear() {
        millisById.clear();
    }

    /// Of the oldest message that is still there. A queue does not say what it moved to its dead letters: those are
    /// what
    /// is more than it has, and they were received most often, so they are its oldest.
    ///
    /// @param total how many messages the queue has, whether they can be received or not
    OptionalLong oldest(long total) {
        var moved = millisById.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(Math.max(0, millisById.size() - total))
                .map(Map.Entry::getKey)
                .toList();
        moved.forEach(millisById::remove);
        return millisById.values().stream().mapToLong(Long::longValue).min();
    }
}
