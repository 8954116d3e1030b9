package dev.anxin.refund;

import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The captured money of one payment and what refunds take of it. Each change is written over the version it
/// was made from, so two refunds never count on the same money.
///
/// @param version as it was read; 0: not written yet
/// @param captured what the gateway last said that it took
/// @param refunds by refund id, those made in the gateway's dashboard too
public record Balance(long version, Money captured, SortedMap<String, Reservation> refunds) {
    public static final Balance NONE = new Balance(0, Money.NONE, Collections.emptySortedMap());

    public Balance {
        refunds = Collections.unmodifiableSortedMap(new TreeMap<>(refunds));
    }

    public Optional<Reservation> refund(String id) {
        return Optional.ofNullable(refunds.get(id));
    }

    /// How much of the captured money is taken or may be: by disputes, and by all refunds but `except`, whether
    /// they stand here or with the gateway. Of a refund that stands in both, the larger amount counts, or
    /// nothing if the gateway says that it failed.
    long claimed(GatewayMoney gatewayMoney, String except) {
        var ids = new TreeSet<>(refunds.keySet());
        ids.addAll(gatewayMoney.said().refunds().entries().keySet());
        ids.remove(except);
        return ids.stream().mapToLong(id -> claims(gatewayMoney, id)).sum() + gatewayMoney.chargedBack();
    }

    private long claims(GatewayMoney gatewayMoney, String id) {
        var currency = gatewayMoney.captured().currency();
        long here = refund(id)
                .filter(reservation -> reservation.amount().currency().equals(currency))
                .map(Reservation::claims)
                .orElse(0L);
        return gatewayMoney
                .refund(id)
                .map(there -> there.status() == Refund.Status.FAILED
                        ? 0
                        : Math.max(here, there.isIn(currency) ? there.reported().minor() : 0))
                .orElse(here);
    }

    /// Whether this much fits beside all that is taken already.
    boolean hasRoomFor(String id, Money amount, GatewayMoney gatewayMoney) {
        var sameMoney = amount.currency().equals(gatewayMoney.captured().currency());
        return sameMoney
                && claimed(gatewayMoney, id) + amount.minor()
                        <= gatewayMoney.captured().minor();
    }

    Balance reserve(String id, Money amount, Money nowCaptured) {
        return with(id, Reservation.of(amount), nowCaptured);
    }

    /// The gateway is about to be called for this refund. Without a reservation nothing changes.
    public Balance called(String id, Instant now) {
        return refund(id)
                .map(reservation -> with(id, reservation.called(now), captured))
                .orElse(this);
    }

    /// What the gateway says of a refund. One that nobody reserved was made in its dashboard.
    public Balance reported(String id, Refund.Status status, Money said) {
        var reservation = refund(id).orElseGet(() -> Reservation.of(said));
        return with(id, reservation.reported(status, said), captured);
    }

    /// As it stands once it is written.
    public Balance written() {
        return new Balance(version + 1, captured, refunds);
    }

    private Balance with(String id, Reservation reservation, Money nowCaptured) {
        var next = new TreeMap<>(refunds);
        next.put(id, reservation);
        return new Balance(version, nowCaptured, next);
    }
}
