package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MethodSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Why a person is needed, where the machine can do no more. A person's review settles every reason that began
/// before it.
public enum Review {
    /// What the gateway said is not applied.
    QUARANTINED("quarantined"),
    /// A customer has waited past the last step of the ladder.
    HANDED_OVER("handed-over"),
    /// All checks are done, and there is no outcome.
    CHECKS_EXHAUSTED("checks-exhausted"),
    /// More refunds, disputes, ids or messages than a payment can have: their count is lost.
    TOO_MANY("too-many"),
    /// Money should go back, but the account does not refund by itself, or its automatic refund was refused.
    MONEY_TO_RETURN("money-to-return"),
    /// The gateway did not carry out a refund and had never said that it did.
    REFUND_FAILED("refund-failed"),
    /// A refund came back after it had succeeded.
    REFUND_BOUNCED("refund-bounced"),
    /// For an hour nobody could say whether the gateway refunded.
    REFUND_UNCERTAIN("refund-uncertain"),
    /// The gateway says that a refund is stuck with it, or has had it for two weeks and is not done.
    REFUND_STUCK("refund-stuck"),
    /// The gateway says that it sent back another sum than it was asked to, or another currency.
    REFUND_DIFFERS("refund-differs"),
    /// More went back or is disputed than was captured.
    OVERDRAWN("overdrawn"),
    /// The gateway's answer contradicts what it had said before.
    GATEWAY_DISAGREES("gateway-disagrees"),
    /// A bank asks about this payment, and has taken nothing so far.
    INQUIRY("inquiry"),
    /// A bank has taken the money, and has not decided.
    DISPUTED("disputed"),
    /// The card network warns of fraud: a refund now is cheaper than the dispute that is likely to follow.
    FRAUD_WARNING("fraud-warning"),
    /// A bank took the money back.
    CHARGED_BACK("charged-back"),
    /// A capture failed that had succeeded, and what is left is less than is expected.
    CAPTURE_FAILED("capture-failed"),
    /// Less was taken than is expected: the merchant takes it, by correcting the amount, or sends it back.
    PART_PAID("part-paid"),
    /// The gateway refused for want of balance, and the customer says that it is fine: its support has to be asked.
    BALANCE_DISPUTED("balance-disputed"),
    /// The customer says that the money was taken, and the gateway knows of none.
    CHARGE_CLAIMED("charge-claimed"),
    /// The customer says that somebody else paid, or tried to.
    NOT_RECOGNISED("not-recognised"),
    /// The customer wrote in words of their own, and nobody has read them.
    CUSTOMER_COMMENT("customer-comment");

    private final String word;

    Review(String word) {
        this.word = word;
    }

    /// As calls to operations and events have it: `money-to-return`.
    public String word() {
        return word;
    }

    /// The customer's answer that calls for a person by this reason; empty if none does.
    public Optional<Feedback> answer() {
        return switch (this) {
            case BALANCE_DISPUTED -> Optional.of(Feedback.BALANCE_FINE);
            case CHARGE_CLAIMED -> Optional.of(Feedback.CHARGED);
            case NOT_RECOGNISED -> Optional.of(Feedback.NOT_ME);
            default -> Optional.empty();
        };
    }

    private static final Duration UNCERTAIN = Duration.ofHours(1);
    private static final Duration STUCK = Duration.ofDays(14);

    static Map<Review, Instant> of(PaymentState state) {
        var reasons = standing(state);
        reasons.values().removeIf(since -> !since.isAfter(settled(state)));
        return reasons;
    }

    /// The same with those that a person has settled and that still hold: what is quarantined stays so.
    public static EnumMap<Review, Instant> standing(PaymentState state) {
        var reasons = new EnumMap<Review, Instant>(Review.class);
        if (state.status() == Status.UNREGISTERED) {
            return reasons;
        }
        for (Review review : values()) {
            review.since(state).ifPresent(since -> reasons.put(review, since));
        }
        return reasons;
    }

    private static Instant settled(PaymentState state) {
        return Conclude.at(state.summary(), Moment.REVIEWED);
    }

    private Optional<Instant> since(PaymentState state) {
        var summary = state.summary();
        var registered = summary.registration().at();
        return switch (this) {
            case QUARANTINED -> when(!state.quarantine().isEmpty(), doubtedAt(summary));
            case HANDED_OVER ->
                handedOverAt(state).filter(_ -> state.isWaiting() && state.stage() == Stage.HANDED_OVER);
            case CHECKS_EXHAUSTED -> when(state.alarm().exhausted(), Conclude.rang(summary));
            case TOO_MANY -> when(tooMany(summary), registered);
            case MONEY_TO_RETURN ->
                toReturnByHand(state).filter(_ -> state.hasMoney()).map(purpose -> toReturnSince(summary, purpose));
            case REFUND_FAILED, REFUND_BOUNCED, REFUND_UNCERTAIN, REFUND_STUCK, REFUND_DIFFERS ->
                latest(summary.refunds().entries().entrySet(), refund -> since(summary, refund));
            case GATEWAY_DISAGREES -> summary.moment(Moment.DISAGREED).map(Note::at);
            case OVERDRAWN -> when(state.money().isOverdrawn() && state.hasMoney(), overdrawnAt(summary));
            case CAPTURE_FAILED -> Conclude.captureFailedAt(summary).filter(_ -> state.isCaptureFailed());
            case PART_PAID -> when(isToDecide(state), takenAt(summary));
            case INQUIRY -> disputed(summary, Dispute::isInquiry);
            case DISPUTED -> disputed(summary, Dispute::isOpen);
            case FRAUD_WARNING ->
                summary.moment(Moment.FRAUD_WARNED).map(Note::at).filter(_ -> isRefundable(state));
            case CHARGED_BACK -> disputed(summary, Dispute::isLost);
            case BALANCE_DISPUTED -> answered(summary, Feedback.BALANCE_FINE).filter(_ -> !state.hasMoney());
            case CHARGE_CLAIMED -> answered(summary, Feedback.CHARGED).filter(_ -> !state.hasMoney());
            case NOT_RECOGNISED ->
                answered(summary, Feedback.NOT_ME).filter(_ -> !state.money().whollyReturned());
            // However the payment ends: nobody but its reader knows what it is about.
            case CUSTOMER_COMMENT -> latest(summary.comments(), comment -> Optional.of(comment.at()));
        };
    }

    private static Optional<Instant> handedOverAt(PaymentState state) {
        var summary = state.summary();
        var handOver = summary.registration().terms().ladder().handOver();
        return state.slow()
                .map(MethodSchedule::handOverAt)
                .or(() -> Conclude.sign(summary).map(sign -> sign.plus(handOver)));
    }

    /// Since when this refund calls for a person. When the payment's clock last rang is the present, as far as the
    /// facts know.
    private Optional<Instant> since(Summary summary, Map.Entry<String, Refund> entry) {
        var refund = entry.getValue();
        var rang = Conclude.rang(summary);
        var reported = refund.report().at();
        return switch (this) {
            case REFUND_FAILED -> when(refund.status() == Refund.Status.FAILED && !refund.bounced(), reported);
            case REFUND_BOUNCED -> when(Bounces.owed(summary).contains(entry.getKey()), reported);
            case REFUND_UNCERTAIN ->
                overdue(refund.isToCarryOut(), refund.since().plus(UNCERTAIN), rang);
            case REFUND_STUCK ->
                refund.status() == Refund.Status.STUCK
                        ? Optional.of(reported)
                        : overdue(
                                refund.status() == Refund.Status.PENDING,
                                refund.since().plus(STUCK),
                                rang);
            case REFUND_DIFFERS ->
                when(refund.isDifferent(summary.registration().amount().currency()), reported);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> disputed(Summary summary, Predicate<Dispute> isSo) {
        return latest(summary.disputes().values(), dispute -> when(isSo.test(dispute), dispute.changed()));
    }

    private static Optional<Instant> answered(Summary summary, Feedback feedback) {
        return summary.answer(feedback).map(Note::at);
    }

    private static Optional<Instant> overdue(boolean holds, Instant due, Instant rang) {
        return when(holds && !rang.isBefore(due), due);
    }

    private static Optional<Instant> when(boolean holds, Instant since) {
        return holds ? Optional.of(since) : Optional.empty();
    }

    /// When the last of several came to that: whoever looked before has not seen that one.
    private static <T> Optional<Instant> latest(Collection<T> all, Function<T, Optional<Instant>> since) {
        return all.stream().flatMap(one -> since.apply(one).stream()).max(Instant::compareTo);
    }

    /// Too many amounts put the payment in quarantine instead.
    private static boolean tooMany(Summary summary) {
        return summary.overLimit().anyMatch(part -> part != Summary.TAKEN);
    }

    private static Optional<Purpose> toReturnByHand(PaymentState state) {
        var terms = state.summary().registration().terms();
        return Owed.returnPurpose(state)
                .filter(_ -> state.money().refundable() > 0)
                .filter(purpose -> !terms.refundsByItself()
                        || !state.isReturnable()
                        || Owed.isReplaced(state.summary())
                        || refusedAt(state.summary(), purpose).isPresent());
    }

    /// When an automatic refund of this purpose, which was refused, was asked for.
    private static Optional<Instant> refusedAt(Summary summary, Purpose purpose) {
        return latest(
                summary.refunds().values(),
                refund -> when(
                        refund.decision() == Refund.Decision.REFUSED
                                && refund.purpose().equals(purpose.word()),
                        refund.since()));
    }

    /// Since when its money should go back: not since it came, for then a person may have looked at something else.
    private static Instant toReturnSince(Summary summary, Purpose purpose) {
        var caused = switch (purpose) {
            case SECOND, CANCELLED -> Optional.of(summary.order().at());
            case LATE, UNFULFILLED -> Alarm.returnDeadline(summary);
        };
        return Stream.of(caused, refusedAt(summary, purpose))
                .flatMap(Optional::stream)
                .reduce(takenAt(summary), Joins::later);
    }

    /// When the last of all that takes its money, or lost it, was heard of.
    private static Instant overdrawnAt(Summary summary) {
        var refunds = latest(summary.refunds().values(), refund -> when(refund.takesMoney(), refund.since()));
        var disputes = disputed(summary, Dispute::takesMoney);
        return Stream.of(refunds, disputes, Conclude.captureFailedAt(summary))
                .flatMap(Optional::stream)
                .reduce(takenAt(summary), Joins::later);
    }

    /// Whether there is money left that neither went back nor is in a bank's hands.
    private static boolean isRefundable(PaymentState state) {
        return state.hasMoney() && state.money().refundable() > 0;
    }

    private static boolean isToDecide(PaymentState state) {
        return state.status() == Status.PART_PAID
                && !state.isEnough()
                && !state.isCaptureFailed()
                && state.quarantine().isEmpty()
                && state.summary().order().keepsMoney()
                && state.money().refundable() > 0;
    }

    private static Instant takenAt(Summary summary) {
        return Conclude.takenAt(summary).orElse(Instant.MIN);
    }

    private static Instant doubtedAt(Summary summary) {
        return Stream.concat(
                        summary.moment(Moment.CONTRADICTED).map(Note::at).stream(),
                        summary.taken().values().stream().map(Charge::since))
                .max(Instant::compareTo)
                .orElse(summary.registration().at());
    }
}
