package dev.anxin.function;

import dev.anxin.aws.Arrival;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Payments;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The ledger as the request of a merchant, or a look at the customer's page, needs it.
///
/// @param keep how long facts live
record Books(Facts facts, Payments payments, Duration keep, InstantSource clock) {
    Instant now() {
        return clock.instant();
    }

    /// @return whether it was new: a repeat changes nothing
    boolean put(Fact fact) {
        return put(fact, new byte[0]);
    }

    /// @param evidence what was sent, as far as it is kept
    boolean put(Fact fact, byte[] evidence) {
        return facts.put(fact, new Arrival(now(), evidence, keep));
    }

    Present present(PaymentKey key) {
        return Present.of(key, facts, payments, now());
    }

    /// All that is known, whether folded or only written so far.
    Summary known(PaymentKey key) {
        return present(key).all();
    }

    /// As [#known]; empty if nobody registered it.
    Optional<Summary> registered(PaymentKey key) {
        return Optional.of(known(key)).filter(Summary::isRegistered);
    }
}
