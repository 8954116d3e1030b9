package dev.anxin.gateway;

import dev.anxin.ledger.Fact;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Optional;

/// What a genuine callback says.
public sealed interface Meaning {
    /// Which payment it is about: the first of them.
    Optional<PaymentKey> payment();

    /// News of payments.
    record Known(List<Fact> facts) implements Meaning {
        public Known {
            facts = List.copyOf(facts);
        }

        @Override
        public Optional<PaymentKey> payment() {
            return facts.stream().map(Fact::payment).findFirst();
        }
    }

    /// Nothing of a payment that we can name, or nothing that we understand.
    ///
    /// @param eventId as [Reading.Ignored#eventId]
    /// @param why as [Reading.Ignored#why]
    record Stray(String eventId, String why) implements Meaning {
        @Override
        public Optional<PaymentKey> payment() {
            return Optional.empty();
        }
    }
}
