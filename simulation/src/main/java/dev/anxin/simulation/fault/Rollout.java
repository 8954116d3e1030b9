package dev.anxin.simulation.fault;

import dev.anxin.simulation.upgrade.Release;
import java.time.Duration;

/// The next release of the functions comes in: from then on it handles a share of the events, and later all.
///
/// @param share while both run
/// @param from after the start
/// @param until before the troubles end, because what was parked has to be seen to
public record Rollout(Release release, double share, Duration from, Duration until) {}
