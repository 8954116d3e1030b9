package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.CheckSchedule;
import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The payment's one alarm clock.
///
/// @param check how often the gateway was due to be asked so far: "check no. 3"
/// @param next when it rings: the smallest due time above the latest ring; `Instant.MAX` when nothing is
///     due any more
/// @param exhausted every due time has rung, and there is still no outcome
public record Alarm(int check, Instant next, boolean exhausted) {
    public boolean isSet() {
        return next.isBefore(Instant.MAX);
    }

    static Alarm of(Summary summary, Status status, boolean quarantined) {
        var rang = Conclude.rang(summary);
        var asking = asking(summary).toList();
        var waiting = quarantined ? whileWaiting(summary) : Stream.<Instant>empty();
        var next = Stream.concat(due(summary, status, asking), Stream.concat(waiting, refundLooks(summary)))
                .filter(rang::isBefore)
                .min(Instant::compareTo);
        var check = asking.stream().filter(due -> !due.isAfter(rang)).distinct().count();
        return new Alarm(
                (int) check, next.orElse(Instant.MAX), next.isEmpty() && (quarantined || isOpen(summary, status)));
    }

    /// Whether an answer is still missing: of the payment, or of the last look at one that expired.
    private static boolean isOpen(Summary summary, Status status) {
        return switch (status) {
            case REGISTERED, ACTING, FAILED, AUTHORISED -> true;
            case EXPIRED -> Conclude.isUnsure(summary) || !Conclude.answered(summary, lastLook(summary));
            case UNREGISTERED, CLOSED, PAID -> false;
        };
    }

    private static Stream<Instant> due(Summary summary, Status status, List<Instant> asking) {
        return switch (status) {
            case UNREGISTERED, CLOSED -> Stream.empty();
            case PAID -> returnDeadline(summary).stream();
            case EXPIRED ->
                Stream.concat(mustAnswer(summary), Conclude.isUnsure(summary) ? whileWaiting(summary) : Stream.empty());
            case REGISTERED, ACTING, AUTHORISED -> asking.stream();
            case FAILED -> Stream.concat(asking.stream(), notPaidAt(summary).stream());
        };
    }

    /// Every time at which an open payment's gateway is asked.
    private static Stream<Instant> asking(Summary summary) {
        if (!summary.isRegistered()) {
            return Stream.empty();
        }
        var first = summary.registration().at().plus(CheckSchedule.FIRST_LOOK);
        return Stream.concat(Stream.of(first), Stream.concat(mustAnswer(summary), whileWaiting(summary)));
    }

    /// The window's end and the last look count when answered, not when rung: without an answer they back
    /// off.
    private static Stream<Instant> mustAnswer(Summary summary) {
        return Stream.of(summary.registration().payUntil(), lastLook(summary))
                .flatMap(due -> Conclude.answered(summary, due) ? Stream.of(due) : CheckSchedule.untilAnswered(due));
    }

    private static Stream<Instant> whileWaiting(Summary summary) {
        return Conclude.sign(summary).stream()
                .flatMap(sign ->
                        CheckSchedule.whileWaiting(sign, summary.registration().terms()));
    }

    private static Instant lastLook(Summary summary) {
        return summary.registration().payUntil().plus(CheckSchedule.LAST_LOOK);
    }

    /// "Not paid" waits for another attempt.
    static Optional<Instant> notPaidAt(Summary summary) {
        Terms terms = summary.registration().terms();
        return summary.moment(Moment.FAILED).map(failed -> failed.at().plus(terms.newAttempt()));
    }

    /// A refund is looked after until the gateway says how it ended.
    private static Stream<Instant> refundLooks(Summary summary) {
        var refunds = summary.isRegistered() ? summary.refunds().values().stream() : Stream.<Refund>empty();
        return refunds.filter(Refund::isRunning).flatMap(refund -> CheckSchedule.whileRefunding(refund.since()));
    }

    /// When this refund was last due to be looked after; when it was first heard of before that.
    static Instant lastLook(Summary summary, Refund refund) {
        var rang = Conclude.rang(summary);
        return CheckSchedule.whileRefunding(refund.since())
                .filter(look -> !look.isAfter(rang))
                .max(Instant::compareTo)
                .orElse(refund.since());
    }

    /// When money that the merchant does not turn into goods goes back by itself. The grace time begins when
    /// the payment came to hold its order: so a merchant who hears late has the whole of it.
    static Optional<Instant> returnDeadline(Summary summary) {
        var terms = summary.registration().terms();
        var order = summary.order();
        var waits = order.status() == Order.Status.OPEN && order.holder() == Order.Holder.THIS;
        return terms.refundsByItself() && waits
                ? Conclude.paidAt(summary)
                        .map(paid -> Joins.later(paid, order.at()).plus(terms.refundGrace()))
                : Optional.empty();
    }
}
