package dev.anxin.simulation.fault;

import dev.anxin.simulation.upgrade.Release;
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
/// @param release the next release of the functions that is being brought in meanwhile; empty for none
/// @param otherVersion the share of events that are handled by copies of it
public record Weather(
        double calls,
        double remote,
        double twice,
        double late,
        Duration delay,
        double forgotten,
        Duration skew,
        Optional<Release> release,
        double otherVersion) {
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
                Optional.empty(),
                0);
    }

    public Weather with(Duration wrongClocks) {
        return new Weather(calls, remote, twice, late, delay, forgotten, wrongClocks, release, otherVersion);
    }

    public Weather bringing(Release next, double share) {
        return new Weather(calls, remote, twice, late, delay, forgotten, skew, Optional.of(next), share);
    }

    public Weather forgetting(double batches) {
        return new Weather(calls, remote, twice, late, delay, batches, skew, release, otherVersion);
    }
}
