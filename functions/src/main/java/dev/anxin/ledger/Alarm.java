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
        var times = quarantined ? Stream.concat(due(summary, status), whileWaiting(summary)) : due(summary, status);
        var next = times.filter(rang::isBefore).min(Instant::compareTo);
        var check = asking(summary).distinct().filter(due -> !due.isAfter(rang)).count();
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

    private static Stream<Instant> due(Summary summary, Status status) {
        return switch (status) {
            case UNREGISTERED, CLOSED -> Stream.empty();
            case PAID -> returnDeadline(summary).stream();
            case EXPIRED ->
                Stream.concat(mustAnswer(summary), Conclude.isUnsure(summary) ? whileWaiting(summary) : Stream.empty());
            case REGISTERED, ACTING, AUTHORISED -> asking(summary);
            case FAILED -> Stream.concat(asking(summary), notPaidAt(summary).stream());
        };
    }

    /// Every time at which an open payment's gateway is asked.
    private static Stream<Instant> asking(Summary summary) {
        if (!summary.isRegistered()) {
            return Stream.empty();
        }
        var first = summary.registration().at().plus(CheckSchedule.FIRST_LOOK);
        return Stream.of(Stream.of(first), mustAnswer(summary), whileWaiting(summary))
                .flatMap(times -> times);
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

    /// When money that the merchant does not turn into goods goes back by itself.
    static Optional<Instant> returnDeadline(Summary summary) {
        var terms = summary.registration().terms();
        var settled = List.of(Order.Status.FULFILLED, Order.Status.REFUNDING, Order.Status.CANCELLED)
                .contains(summary.order().status());
        return terms.refundsByItself() && !settled
                ? Conclude.paidAt(summary).map(paid -> paid.plus(terms.refundGrace()))
                : Optional.empty();
    }
}
