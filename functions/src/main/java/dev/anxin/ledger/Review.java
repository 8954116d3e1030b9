package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Ladder.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Why the machine is at its end and a person is needed. Settled by a person for what began until then.
public enum Review {
    /// What the gateway said is not applied.
    QUARANTINED,
    /// A customer waits for longer than the ladder is high.
    HANDED_OVER,
    /// All checks are done, and there is no outcome.
    CHECKS_EXHAUSTED,
    /// More refunds, disputes or ids than a payment can have: the machine lost count.
    TOO_MANY,
    /// Late or second money, and the account does not refund by itself.
    MONEY_TO_RETURN,
    REFUND_BOUNCED,
    /// The gateway could not say whether it refunded.
    REFUND_UNCERTAIN,
    /// More went back or is disputed than was captured.
    OVERDRAWN,
    DISPUTED;

    static Map<Review, Instant> of(PaymentState state) {
        var reasons = new EnumMap<Review, Instant>(Review.class);
        if (state.status() == Status.UNREGISTERED) {
            return reasons;
        }
        for (Review review : values()) {
            review.since(state)
                    .filter(since -> since.isAfter(settled(state)))
                    .ifPresent(since -> reasons.put(review, since));
        }
        return reasons;
    }

    private static Instant settled(PaymentState state) {
        return state.summary().moment(Moment.REVIEWED).map(Note::at).orElse(Instant.MIN);
    }

    private Optional<Instant> since(PaymentState state) {
        var summary = state.summary();
        var registered = summary.registration().at();
        return switch (this) {
            case QUARANTINED -> when(!state.quarantine().isEmpty(), doubtedAt(summary));
            case HANDED_OVER ->
                Conclude.sign(summary)
                        .filter(_ -> state.isWaiting() && state.stage() == Stage.HANDED_OVER)
                        .map(sign -> sign.plus(
                                summary.registration().terms().ladder().handOver()));
            case CHECKS_EXHAUSTED -> when(state.alarm().exhausted(), Conclude.rang(summary));
            case TOO_MANY -> when(tooMany(summary), registered);
            case MONEY_TO_RETURN -> when(state.isPaid() && toReturnByHand(state), paidAt(summary));
            case REFUND_BOUNCED ->
                refunds(summary).filter(Refund::bounced).map(Refund::since).min(Instant::compareTo);
            case REFUND_UNCERTAIN ->
                refunds(summary)
                        .filter(refund -> refund.status() == Refund.Status.UNKNOWN)
                        .map(Refund::since)
                        .min(Instant::compareTo);
            case OVERDRAWN ->
                when(state.money().claimed() > state.money().captured() && state.isPaid(), paidAt(summary));
            case DISPUTED ->
                summary.disputes().values().stream()
                        .filter(dispute -> dispute.status() == Dispute.Status.OPEN)
                        .map(Dispute::since)
                        .min(Instant::compareTo);
        };
    }

    private static Optional<Instant> when(boolean holds, Instant since) {
        return holds ? Optional.of(since) : Optional.empty();
    }

    private static Stream<Refund> refunds(Summary summary) {
        return summary.refunds().values().stream();
    }

    private static boolean tooMany(Summary summary) {
        return Stream.of(summary.refunds(), summary.disputes(), summary.aliases(), summary.homes(), summary.tellings())
                .anyMatch(Bounded::tooMany);
    }

    private static boolean toReturnByHand(PaymentState state) {
        var terms = state.summary().registration().terms();
        return !terms.refundsByItself() && Owed.returnPurpose(state).isPresent();
    }

    private static Instant paidAt(Summary summary) {
        return Conclude.paidAt(summary).orElse(Instant.MIN);
    }

    private static Instant doubtedAt(Summary summary) {
        return Stream.concat(
                        summary.moment(Moment.CONTRADICTED).map(Note::at).stream(),
                        summary.taken().values().stream().map(Taken::since))
                .max(Instant::compareTo)
                .orElse(summary.registration().at());
    }
}
