package dev.anxin.ledger;

import dev.anxin.payment.Money;
import java.time.Instant;

/// Money that the gateway holds or took for one amount asked.
///
/// @param authorised when we first heard that it is held; `Instant.MAX` if no holding is known
/// @param paid when we first heard that it was taken; `Instant.MAX` if it was not taken
/// @param captured the most that it said it took, in minor units of the amount's currency
public record Charge(Instant authorised, Instant paid, long captured) {
    static Charge authorised(Instant at) {
        return new Charge(at, Instant.MAX, 0);
    }

    static Charge paid(Instant at, long captured) {
        return new Charge(Instant.MAX, at, Math.clamp(captured, 0, Money.LIMIT));
    }

    public boolean isPaid() {
        return paid.isBefore(Instant.MAX);
    }

    public Instant since() {
        return Joins.earlier(authorised, paid);
    }

    Charge join(Charge other) {
        return new Charge(
                Joins.earlier(authorised, other.authorised),
                Joins.earlier(paid, other.paid),
                Math.max(captured, other.captured));
    }
}
