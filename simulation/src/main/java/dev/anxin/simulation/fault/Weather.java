package dev.anxin.simulation.fault;

import java.time.Duration;
import java.util.Optional;

/// How much goes wrong by chance.
///
/// @param calls the share of calls to AWS
/// @param remote of calls to gateways and merchants' servers
/// @param twice of messages and records that come again
/// @param late of messages and batches that are delayed
/// @param delay how much at most
/// @param forgotten of a stream's batches that are lost for ever
/// @param skew how far functions' clocks go wrong at most
/// @param rollout of the functions' next release, meanwhile; empty for none
public record Weather(
        double calls,
        double remote,
        double twice,
        double late,
        Duration delay,
        double forgotten,
        Duration skew,
        Optional<Rollout> rollout) {
    public static final Weather FINE = usual(0);

    /// @param share of calls that goes wrong; the rest in proportion
    public static Weather usual(double share) {
        return new Weather(
                share,
                Math.min(share * 5, 0.6),
                Math.min(share * 3, 0.5),
                share == 0 ? 0 : 0.01,
                Duration.ofMinutes(70),
                0,
                Duration.ZERO,
                Optional.empty());
    }

    public Weather with(Duration wrongClocks) {
        return new Weather(calls, remote, twice, late, delay, forgotten, wrongClocks, rollout);
    }

    /// Nothing comes twice.
    public Weather once() {
        return new Weather(calls, remote, 0, late, delay, forgotten, skew, rollout);
    }

    /// @param share of messages and batches
    public Weather delaying(double share, Duration most) {
        return new Weather(calls, remote, twice, share, most, forgotten, skew, rollout);
    }

    public Weather bringing(Rollout next) {
        return new Weather(calls, remote, twice, late, delay, forgotten, skew, Optional.of(next));
    }

    public Weather forgetting(double batches) {
        return new Weather(calls, remote, twice, late, delay, batches, skew, rollout);
    }
}
