package dev.anxin.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What facts add up to. Any order, grouping and repetition of the same facts gives the same summary, because
/// [#join] is idempotent, commutative and associative: each part keeps the first, the last, the most, or the
/// union.
///
/// @param taken money held or taken, by the amount asked (as [dev.anxin.payment.Money#toString] writes it)
/// @param refunds by refund id
/// @param disputes by dispute id
/// @param aliases other ids of this payment at its gateway
/// @param homes the registered payment that this id belongs to; more than one is too many
/// @param tellings messages and settlements by their id: how far each has come
public record Summary(
        Registration registration,
        Correction correction,
        Map<Moment, Note> moments,
        Bounded<Charge> taken,
        Bounded<Refund> refunds,
        Bounded<Dispute> disputes,
        Order order,
        Bounded<String> aliases,
        Bounded<String> homes,
        Bounded<Progress> tellings) {

    /// Limits of the maps. They keep the payment item small, because each of its writes costs by its size.
    static final int TAKEN = 4;

    static final int REFUNDS = 20;
    static final int DISPUTES = 10;
    static final int ALIASES = 8;
    static final int HOMES = 1;
    static final int TELLINGS = 120; // twenty refunds: under way, sent, bounced, settled twice; the ladder; attempts

    public static final Summary EMPTY = new Summary(
            Registration.NONE,
            Correction.NONE,
            Map.of(),
            Bounded.none(),
            Bounded.none(),
            Bounded.none(),
            Order.NONE,
            Bounded.none(),
            Bounded.none(),
            Bounded.none());

    public Summary {
        var sorted = new EnumMap<Moment, Note>(Moment.class);
        sorted.putAll(moments);
        moments = Collections.unmodifiableMap(sorted);
    }

    /// The fragment that one fact contributes.
    public static Summary of(Fact fact) {
        return Fragments.of(fact);
    }

    /// What this and `other` add up to.
    public Summary join(Summary other) {
        var both = new EnumMap<Moment, Note>(Moment.class);
        both.putAll(moments);
        other.moments.forEach((moment, note) -> both.merge(moment, note, moment::join));
        return new Summary(
                Joins.earlier(registration, other.registration),
                Joins.later(correction, other.correction),
                both,
                taken.join(other.taken, TAKEN, Charge::join),
                refunds.join(other.refunds, REFUNDS, Refund::join),
                disputes.join(other.disputes, DISPUTES, Dispute::join),
                Joins.later(order, other.order),
                aliases.join(other.aliases, ALIASES, Joins::earlier),
                homes.join(other.homes, HOMES, Joins::earlier),
                tellings.join(other.tellings, TELLINGS, Joins::later));
    }

    public boolean isRegistered() {
        return registration.exists();
    }

    public Optional<Note> moment(Moment moment) {
        return Optional.ofNullable(moments.get(moment));
    }

    /// Whether a dispute is open: until it is decided nothing goes back by itself.
    public boolean isDisputed() {
        return disputes.values().stream().anyMatch(Dispute::isOpen);
    }

    /// What the partition of another id hands to its home: everything but the home itself and what was told.
    Summary forwarded() {
        return new Summary(
                registration,
                correction,
                moments,
                taken,
                refunds,
                disputes,
                order,
                aliases,
                Bounded.none(),
                Bounded.none());
    }

    public Summary withRegistration(Registration registration) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withCorrection(Correction correction) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withMoments(Map<Moment, Note> moments) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withTaken(Bounded<Charge> taken) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withRefunds(Bounded<Refund> refunds) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withDisputes(Bounded<Dispute> disputes) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withOrder(Order order) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withAliases(Bounded<String> aliases) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withHomes(Bounded<String> homes) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }

    public Summary withTellings(Bounded<Progress> tellings) {
        return new Summary(
                registration, correction, moments, taken, refunds, disputes, order, aliases, homes, tellings);
    }
}
