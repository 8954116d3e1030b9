package dev.anxin.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How fast time goes. Everything that tells the time or waits for it asks here, so a demonstration of days
/// takes minutes. Function timeouts and polling stay real: work does not get faster.
///
/// @param clock the time that functions, queues, tokens and schedules see
/// @param speed seconds of that clock in one real second
public record Pace(InstantSource clock, double speed) {
    public Pace {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("Time must go forward, not at " + speed);
        }
    }

    public static Pace real() {
        return new Pace(InstantSource.system(), 1);
    }

    /// From now on, `speed` times as fast.
    public static Pace times(double speed) {
        var start = Instant.now();
        var startNanos = System.nanoTime();
        return new Pace(() -> start.plusNanos((long) ((System.nanoTime() - startNanos) * speed)), speed);
    }

    /// How long that takes on the wall's clock.
    public Duration real(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / speed));
    }

    /// How old something is that happened at this time of the wall's clock.
    public Duration age(Instant real) {
        return Duration.ofMillis((long) (Duration.between(real, Instant.now()).toMillis() * speed));
    }
}
