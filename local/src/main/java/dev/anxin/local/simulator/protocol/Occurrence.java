package dev.anxin.local.simulator.protocol;

import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Optional;

/// What happened at a gateway, before the gateway puts it into its own words.
///
/// @param event by the gateway's own name: `payment.failed`, `payment_intent.succeeded`
/// @param id the event's own: the same callback sent again has the same
/// @param reference what the gateway calls the payment
/// @param code the gateway's failure code, or empty
/// @param method by what it is being paid; empty if the gateway does not say
public record Occurrence(
        String event, String id, String reference, Money amount, String code, Instant at, Optional<PayMethod> method) {
    public Occurrence(String event, String id, String reference, Money amount, String code, Instant at) {
        this(event, id, reference, amount, code, at, Optional.empty());
    }

    public Occurrence by(PayMethod other) {
        return new Occurrence(event, id, reference, amount, code, at, Optional.of(other));
    }
}
