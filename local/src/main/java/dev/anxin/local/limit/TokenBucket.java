package dev.anxin.local.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// API Gateway's throttle of a route: each request takes a token, as many as the burst are there at most, and they come
/// back at the rate. Source: API Gateway's developer guide, "Throttle requests to your HTTP APIs".
public final class TokenBucket {
    private final double perSecond;
    private final int burst;
    private final InstantSource clock;
    private double tokens;
    private Instant filled;

    public TokenBucket(double perSecond, int burst, InstantSource clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.tokens = burst;
        this.filled = clock.instant();
    }

    /// Whether a request may pass.
    public synchronized boolean take() {
        var now = clock.instant();
        tokens = Math.min(
                burst, tokens + perSecond * Duration.between(filled, now).toNanos() / 1e9);
        filled = now;
        var passes = tokens >= 1;
        tokens -= passes ? 1 : 0;
        return passes;
    }
}
