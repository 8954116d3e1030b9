package dev.anxin.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a delivery that failed is tried again: over three days, the schedule that Standard Webhooks 1.0.0
/// gives as its example ("Deliverability and reliability").
public final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /// How often an event is sent before it is given up.
    public static final int ATTEMPTS = WAITS.size() + 1;

    private RetrySchedule() {}

    /// How long to wait after an attempt; empty after the last.
    ///
    /// @param attempt that failed, from 1
    /// @param asked what the other side asked for; it may lengthen a wait, never shorten it
    public static Optional<Duration> waitAfter(int attempt, Duration asked) {
        return attempt < ATTEMPTS
                ? Optional.of(WAITS.get(attempt - 1)).map(wait -> wait.compareTo(asked) < 0 ? asked : wait)
                : Optional.empty();
    }
}
