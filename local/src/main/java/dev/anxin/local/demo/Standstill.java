package dev.anxin.local.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How long this machine, or its JVM, stood still at a time: so much later than its time something may
/// happen without anybody's fault. Seen by a thread that does nothing but sleep and look at the clock.
final class Standstill implements Runnable {
    private static final Duration NAP = Duration.ofMillis(10);

    private final AtomicLong longest = new AtomicLong();

    /// Until it is interrupted.
    @Override
    public void run() {
        var before = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(NAP);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            var now = System.nanoTime();
            slept(Duration.ofNanos(now - before));
            before = now;
        }
    }

    /// @param time from one look at the clock to the next
    void slept(Duration time) {
        longest.accumulateAndGet(time.minus(NAP).toNanos(), Math::max);
    }

    /// The longest so far, by the wall's clock.
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }
}
