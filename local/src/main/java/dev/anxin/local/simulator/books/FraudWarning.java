package dev.anxin.local.simulator.books;

import java.time.Instant;

/// A card network's word that a payment is probably fraud.
///
/// @param id the gateway's own
/// @param actionable whether a refund can still keep a dispute away
public record FraudWarning(String id, boolean actionable, Instant at) {}
