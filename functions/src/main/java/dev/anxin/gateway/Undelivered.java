package dev.anxin.gateway;

import dev.anxin.json.Json;
import java.util.List;

/// One page of the events that a gateway could not deliver, or has not delivered yet.
public sealed interface Undelivered {
    /// @param events what is kept of each, fit for a [Notice]
    /// @param next where the next page begins; empty: this was the last
    record Page(List<Json> events, String next) implements Undelivered {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// @param why in a few words
    /// @param mayPass whether the same question may be answered in a while
    record Unclear(String why, boolean mayPass) implements Undelivered {}
}
