package dev.anxin.local.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How long gateways wait before they send again what was not acknowledged.
final class Redelivery {
    /// The sample schedule of Standard Webhooks.
    private static final List<Duration> STANDARD = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST = Duration.ofDays(3);

    private Redelivery() {}

    static List<Duration> waits(String gateway) {
        return gateway.equals("stripe") ? exponential() : STANDARD;
    }

    /// Stripe publishes no intervals: "up to three days with an exponential back off".
    private static List<Duration> exponential() {
        var waits = Stream.iterate(Duration.ofMinutes(1), wait -> wait.multipliedBy(2))
                .takeWhile(wait -> wait.multipliedBy(2).compareTo(LONGEST) <= 0)
                .toList();
        return List.copyOf(waits);
    }
}
