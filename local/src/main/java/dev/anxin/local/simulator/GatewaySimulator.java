package dev.anxin.local.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    static Optional<GatewaySimulator> named(String gateway) {
        return Optional.ofNullable(all().get(gateway));
    }

    static Map<String, GatewaySimulator> all() {
        return Stream.of(new OlePay(), new Stripe())
                .collect(Collectors.toMap(
                        GatewaySimulator::gateway, Function.identity(), (one, other) -> one, TreeMap::new));
    }
}
