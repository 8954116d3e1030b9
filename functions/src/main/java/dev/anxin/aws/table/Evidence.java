package dev.anxin.aws.table;

import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.time.Instant;

/// How a fact came to us.
///
/// @param at when we heard of it, by our clock
/// @param body what is kept of the body that said so
/// @param keep how long the item lives
public record Evidence(Instant at, KeptBody body, Duration keep) {
    /// Of what we learned ourselves.
    public static Evidence own(Instant at, Duration keep) {
        return new Evidence(at, KeptBody.NONE, keep);
    }

    Instant until() {
        return at.plus(keep);
    }
}
