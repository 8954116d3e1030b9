package dev.anxin.local.simulator.books;

import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All payments of one gateway account. Safe for many threads.
public final class GatewayBooks {
    private final Map<String, GatewayPayment> payments;
    private final Map<String, String> references;
    private final NavigableSet<Place> places;
    private final Duration clockError;

    public GatewayBooks() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentSkipListSet<>(), Duration.ZERO);
    }

    private GatewayBooks(
            Map<String, GatewayPayment> payments,
            Map<String, String> references,
            NavigableSet<Place> places,
            Duration clockError) {
        this.payments = payments;
        this.references = references;
        this.places = places;
        this.clockError = clockError;
    }

    /// The same books, in which all that is looked up is dated by a clock that is wrong by so much.
    public GatewayBooks dated(Duration error) {
        return new GatewayBooks(payments, references, places, error);
    }

    /// Where a payment stands in lists.
    private record Place(Instant at, String reference) implements Comparable<Place> {
        static Place of(GatewayPayment payment) {
            return new Place(payment.createdAt(), payment.ids().reference());
        }

        @Override
        public int compareTo(Place other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : reference.compareTo(other.reference);
        }
    }

    /// The payment of these ids: the one that is there already, or a new one.
    public GatewayPayment open(GatewayPayment.Ids ids, Money amount, String returnUrl, Instant at) {
        if (!ids.own().isEmpty()) {
            references.put(ids.own(), ids.reference());
        }
        var payment =
                payments.computeIfAbsent(ids.reference(), reference -> GatewayPayment.open(ids, amount, returnUrl, at));
        places.add(Place.of(payment));
        return payment;
    }

    /// @param id either of its ids
    public Optional<GatewayPayment> find(String id) {
        return found(id).map(payment -> payment.shifted(clockError));
    }

    private Optional<GatewayPayment> found(String id) {
        return Optional.ofNullable(payments.get(references.getOrDefault(id, id)));
    }

    /// Any other than this one.
    public Optional<GatewayPayment> another(GatewayPayment than) {
        return payments.values().stream()
                .filter(one -> !one.ids().equals(than.ids()))
                .findFirst();
    }

    /// @return what it is now; empty if it cannot come to this, or there is none
    public Optional<GatewayPayment> move(String reference, Status next, String code, Instant at) {
        return move(reference, before -> before.to(next, code, at));
    }

    /// The customer begins to pay by something that takes days.
    ///
    /// @return what it is now; empty if it is over
    public Optional<GatewayPayment> begin(String reference, PayMethod.Kind kind, Optional<Instant> payBy, Instant at) {
        return move(reference, before -> before.begun(kind, payBy, at));
    }

    /// @return what it is now; empty if it was not closed
    public Optional<GatewayPayment> payClosed(String reference, Instant at) {
        return move(reference, before -> before.paidAfterClosing(at));
    }

    public void raise(String reference, long by) {
        change(
                reference,
                one -> one.withAmount(
                        new Money(one.amount().minor() + by, one.amount().currency())));
    }

    /// So much less is taken than is asked.
    public void takeLess(String reference, long by) {
        change(reference, one -> one.with(one.taking().but(by)));
    }

    /// The shop takes so much of what is held.
    ///
    /// @return what it is now; empty if that much is not held
    public Optional<GatewayPayment> capture(String reference, Money amount, Instant at) {
        return move(
                reference,
                before -> Optional.of(before)
                        .filter(payment -> payment.status() == Status.AUTHORISED)
                        .filter(payment -> payment.amount().currency().equals(amount.currency()))
                        .map(payment -> payment.amount().minor() - amount.minor())
                        .filter(rest -> rest >= 0)
                        .flatMap(rest -> before.with(before.taking().but(rest)).to(Status.SUCCEEDED, "", at)));
    }

    /// What is taken is told capture by capture.
    public void nameCaptures(String reference) {
        change(reference, one -> one.with(one.taking().named()));
    }

    /// Something happens to what was taken.
    ///
    /// @return what it is now; empty if nothing was taken, or nothing happened to it
    public Optional<GatewayPayment> take(String reference, Taking.Step step, Instant at) {
        return move(
                reference,
                before -> Optional.of(before)
                        .filter(payment -> payment.status() == Status.SUCCEEDED)
                        .map(payment -> payment.with(payment.taking().after(step, at)))
                        .filter(after -> !after.equals(before)));
    }

    private Optional<GatewayPayment> move(String reference, Function<GatewayPayment, Optional<GatewayPayment>> how) {
        var moved = new GatewayPayment[1];
        payments.computeIfPresent(reference, (key, before) -> {
            var after = how.apply(before);
            after.ifPresent(now -> moved[0] = now);
            return after.orElse(before);
        });
        return Optional.ofNullable(moved[0]);
    }

    /// @param next of what it is; no two at once
    /// @return what it is now; empty if there is none
    public Optional<GatewayPayment> change(String reference, UnaryOperator<GatewayPayment> next) {
        return Optional.ofNullable(payments.computeIfPresent(reference, (key, before) -> next.apply(before)));
    }

    /// Made in [from, until), behind the one of the cursor if it is one of them.
    public List<GatewayPayment> oldestFirst(Instant from, Instant until, String cursor, int limit) {
        var begin = new Place(from, "");
        var behind = found(cursor).map(Place::of).filter(place -> place.compareTo(begin) > 0);
        return list(between(behind.orElse(begin), behind.isEmpty(), new Place(until, "")).stream(), limit);
    }

    /// Made in [from, until), before the one of the cursor if it is one of them.
    public List<GatewayPayment> newestFirst(Instant from, Instant until, String cursor, int limit) {
        var end = new Place(until, "");
        var before = found(cursor).map(Place::of).filter(place -> place.compareTo(end) < 0);
        return list(between(new Place(from, ""), true, before.orElse(end)).descendingSet().stream(), limit);
    }

    private NavigableSet<Place> between(Place begin, boolean inclusive, Place end) {
        return begin.compareTo(end) < 0 ? places.subSet(begin, inclusive, end, false) : new TreeSet<>();
    }

    private List<GatewayPayment> list(Stream<Place> found, int limit) {
        return found.limit(limit)
                .flatMap(place -> Stream.ofNullable(payments.get(place.reference())))
                .map(payment -> payment.shifted(clockError))
                .toList();
    }
}
