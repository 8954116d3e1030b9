package dev.anxin.local.engine;

import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.rights.Rights;

/// What every request to an engine passes before it is done.
///
/// @param rights who may ask what
/// @param reached counts what was larger than AWS takes
public record Gate(Rights rights, ReachedLimits reached) {}
