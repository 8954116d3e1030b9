package dev.anxin.ledger;

import dev.anxin.ledger.Charge.Capture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the merchant's systems are owed: every outcome, and every change they may have to act on.
final class OwedEvents {
    private OwedEvents() {}

    static List<Effect> of(PaymentState state, Set<Review> review) {
        var events = new ArrayList<Effect>();
        payment(state).ifPresent(events::add);
        state.quarantine().forEach(doubt -> events.add(event("payment.quarantined", doubt.word())));
        review.forEach(
                reason -> events.add(new Effect.Announce("payment.needs-review", reason.word(), state.reviewedAt())));
        state.summary()
                .refunds()
                .entries()
                .forEach((id, refund) -> refund(id, refund).ifPresent(events::add));
        captures(state).forEach(events::add);
        state.summary().disputes().entries().forEach((id, dispute) -> events.add(dispute(id, dispute)));
        return events;
    }

    private static Optional<Effect> payment(PaymentState state) {
        return switch (state.status()) {
            case UNREGISTERED, REGISTERED, ACTING -> Optional.empty();
            case FAILED -> Attempts.failure(state.summary()).map(failure -> event("payment.failed", failure.getKey()));
            case EXPIRED -> Optional.of(event("payment.expired", ""));
            case AUTHORISED -> Optional.of(event("payment.authorised", ""));
            case CLOSED -> Optional.of(event("payment.closed", ""));
            case PART_PAID ->
                state.hasMoney() && !state.isCaptureFailed()
                        ? Optional.of(event(
                                "payment.part-paid",
                                "" + state.money().captured().minor()))
                        : Optional.empty();
            case PAID -> state.isPaid() ? paid(state) : Optional.empty();
        };
    }

    /// The event about late money names the time by which the merchant has to answer. That is known once its
    /// order has said who holds it.
    private static Optional<Effect> paid(PaymentState state) {
        var order = state.summary().order();
        var unheard = order.status() == Order.Status.OPEN && order.holder() == Order.Holder.NOBODY;
        if (!state.late()) {
            return Optional.of(event("payment.paid", ""));
        }
        return unheard ? Optional.empty() : Optional.of(event("payment.paid-late", ""));
    }

    private static Optional<Effect> refund(String id, Refund refund) {
        return word(refund).map(word -> event("refund." + word, id));
    }

    /// A request alone is no event, because it may be refused.
    private static Optional<String> word(Refund refund) {
        if (refund.bounced()) {
            return Optional.of("bounced");
        }
        if (refund.status() != Refund.Status.NONE) {
            return Optional.of(refund.status().word());
        }
        return refund.decision() == Refund.Decision.OPEN
                ? Optional.empty()
                : Optional.of(refund.decision().word());
    }

    /// Each capture that failed, once; and that the payment is paid all the same, or again. Shops that ship on
    /// `payment.paid` hear that once.
    private static Stream<Effect> captures(PaymentState state) {
        var failed = state.captures().entrySet().stream()
                .filter(capture -> capture.getValue().hasFailed())
                .toList();
        var again = failed.stream()
                .max(Comparator.comparing((Map.Entry<String, Capture> capture) ->
                                capture.getValue().failedAt())
                        .thenComparing(Map.Entry::getKey))
                .filter(_ -> state.isPaid())
                .map(last -> event("payment.paid-again", last.getKey()));
        return Stream.concat(failed.stream().map(capture -> event("capture.failed", capture.getKey())), again.stream());
    }

    private static Effect dispute(String id, Dispute dispute) {
        return new Effect.Announce("dispute." + dispute.status().word(), id, dispute.cameAgainAfter());
    }

    private static Effect event(String type, String about) {
        return new Effect.Announce(type, about);
    }
}
