package dev.anxin.gateway;

import dev.anxin.ledger.Fact;
import java.util.List;

/// What a genuine callback says.
public sealed interface Meaning {
    /// News of payments.
    record Known(List<Fact> facts) implements Meaning {
        public Known {
            facts = List.copyOf(facts);
        }
    }

    /// Nothing of a payment that we can name, or nothing that we understand.
    ///
    /// @param eventId as [Reading.Ignored#eventId]
    /// @param why as [Reading.Ignored#why]
    record Stray(String eventId, String why) implements Meaning {}
}
