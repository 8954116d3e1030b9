package dev.anxin.local.simulator.protocol;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/// One kind of gateway, as far as it calls us.
public interface GatewaySimulator {
    /// As accounts name it.
    String gateway();

    /// What it can tell of.
    SortedSet<String> events();

    /// What its customers mostly pay in.
    String currency();

    /// An id for an event, as long as `text` is fresh.
    String eventId(String text);

    byte[] body(Occurrence occurrence);

    /// @param id the event's
    /// @param keys to sign with, one signature each
    /// @param at when it claims to be signed
    Callback sign(String id, byte[] body, List<String> keys, Instant at);

    /// Keys that nobody else has.
    SigningKeys freshKeys();

    default Callback callback(Occurrence occurrence, List<String> keys) {
        return sign(occurrence.id(), body(occurrence), keys, occurrence.at());
    }
}
