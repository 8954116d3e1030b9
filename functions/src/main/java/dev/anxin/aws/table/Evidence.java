package dev.anxin.aws.table;

import java.time.Duration;
import java.time.Instant;

/// How a fact came to us.
///
/// @param at when we heard of it, by our clock
/// @param body the raw bytes that said so, kept as evidence; empty if nothing was sent
/// @param keep how long the item lives
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Evidence(Instant at, byte[] body, Duration keep) {
    /// Of what we learned ourselves.
    public static Evidence own(Instant at, Duration keep) {
        return new Evidence(at, new byte[0], keep);
    }

    Instant until() {
        return at.plus(keep);
    }
}
