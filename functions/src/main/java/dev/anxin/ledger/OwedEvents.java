package dev.anxin.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/// What the merchant's systems are owed: every outcome, and every change they may have to act on.
final class OwedEvents {
    private OwedEvents() {}

    static Stream<Effect> of(PaymentState state) {
        return Stream.of(payment(state).stream(), flags(state), refunds(state), disputes(state))
                .flatMap(events -> events);
    }

    private static Optional<Effect> payment(PaymentState state) {
        return switch (state.status()) {
            case UNREGISTERED, REGISTERED, ACTING -> Optional.empty();
            case FAILED ->
                state.summary()
                        .moment(Moment.FAILED)
                        .map(failed -> event("payment.failed", "" + failed.at().toEpochMilli()));
            case EXPIRED -> Optional.of(event("payment.expired", ""));
            case AUTHORISED -> Optional.of(event("payment.authorised", ""));
            case CLOSED -> Optional.of(event("payment.closed", ""));
            case PAID -> state.isPaid() ? paid(state) : Optional.empty();
        };
    }

    /// Late money is said with the time by which the merchant has to answer: that is known once its order has
    /// said who holds it.
    private static Optional<Effect> paid(PaymentState state) {
        var order = state.summary().order();
        var unheard = order.status() == Order.Status.OPEN && order.holder() == Order.Holder.NOBODY;
        if (!state.late()) {
            return Optional.of(event("payment.paid", ""));
        }
        return unheard ? Optional.empty() : Optional.of(event("payment.paid-late", ""));
    }

    private static Stream<Effect> flags(PaymentState state) {
        var quarantined = state.quarantine().stream().map(doubt -> event("payment.quarantined", Owed.lower(doubt)));
        var review = state.review().keySet().stream().map(reason -> event("payment.needs-review", Owed.lower(reason)));
        return Stream.concat(quarantined, review);
    }

    private static Stream<Effect> refunds(PaymentState state) {
        return state.summary().refunds().entries().entrySet().stream()
                .flatMap(entry -> word(entry.getValue()).map(word -> event("refund." + word, entry.getKey())).stream());
    }

    /// A request by itself is no news: it may be refused.
    private static Optional<String> word(Refund refund) {
        if (refund.bounced()) {
            return Optional.of("bounced");
        }
        if (refund.status() != Refund.Status.NONE) {
            return Optional.of(Owed.lower(refund.status()));
        }
        return refund.decision() == Refund.Decision.OPEN
                ? Optional.empty()
                : Optional.of(Owed.lower(refund.decision()));
    }

    private static Stream<Effect> disputes(PaymentState state) {
        return state.summary().disputes().entries().entrySet().stream()
                .map(entry -> event("dispute." + Owed.lower(entry.getValue().status()), entry.getKey()));
    }

    private static Effect event(String type, String about) {
        return new Effect.Announce(type, about);
    }
}
