package dev.anxin.local.simulator.books;

import java.time.Duration;
import java.time.Instant;

/// A card network's word that a payment is probably fraud.
///
/// @param id the gateway's own
/// @param actionable whether a refund can still keep a dispute away
public record FraudWarning(String id, boolean actionable, Instant at) {
    public FraudWarning shifted(Duration by) {
        return new FraudWarning(id, actionable, at.plus(by));
    }
}
