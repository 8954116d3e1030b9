package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.CheckSchedule;
import dev.anxin.payment.MethodReport;
import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The payment's one alarm clock: when somebody has to look at it next.
///
/// @param check how many times the gateway was asked so far: 3 is shown as "check no. 3"
/// @param next when it rings: the earliest due time after the latest ring; `Instant.MAX` if nothing is due
/// @param exhausted whether every due time has rung and there is still no outcome
public record Alarm(int check, Instant next, boolean exhausted) {
    public boolean isSet() {
        return next.isBefore(Instant.MAX);
    }

    /// This alarm, and at that time at the latest.
    Alarm at(Instant due) {
        return new Alarm(check, Joins.earlier(next, due), exhausted);
    }

    static Alarm of(Summary summary, Status status, MoneyState money, boolean quarantined) {
        var rang = Conclude.rang(summary);
        // What was taken in part and went back wholly is over: nobody waits for the rest.
        var over = status == Status.PART_PAID && money.whollyReturned();
        var dues = over
                ? new ArrayList<Instant>()
                : new ArrayList<>(due(summary, status, asking(summary, status, quarantined)));
        if (quarantined) {
            dues.addAll(whileWaiting(summary));
        }
        dues.addAll(refundLooks(summary));
        var question = status == Status.UNREGISTERED ? Optional.<Instant>empty() : owesQuestion(summary);
        question.ifPresent(hinted -> dues.addAll(CheckSchedule.whileRefunding(hinted)));
        question.flatMap(hinted -> atOnce(summary, hinted, rang)).ifPresent(dues::add);
        var next = Instant.MAX;
        for (Instant due : dues) {
            next = rang.isBefore(due) ? Joins.earlier(next, due) : next;
        }
        var silent = next.equals(Instant.MAX) && (quarantined || isOpen(summary, status) || question.isPresent());
        return new Alarm(asked(summary), next, silent);
    }

    /// Since when the gateway has to be asked, because it spoke unclearly: of money that it took, what went back, and
    /// before that, how the payment stands. Empty if it need not be.
    private static Optional<Instant> owesQuestion(Summary summary) {
        var taken = Conclude.takenAt(summary).isPresent();
        var answered = taken ? Conclude.at(summary, Moment.RETURNS_TOLD) : answeredAt(summary);
        var unclear = taken ? Optional.<Instant>empty() : Attempts.tie(summary);
        return Stream.concat(summary.moment(Moment.HINTED).map(Note::at).stream(), unclear.stream())
                .filter(answered::isBefore)
                .max(Instant::compareTo);
    }

    /// When the gateway last answered a question, as far as its latest one tells.
    private static Instant answeredAt(Summary summary) {
        var rang = Conclude.rang(summary);
        var answered = Conclude.at(summary, Moment.NO_ANSWER).isBefore(rang)
                && Conclude.at(summary, Moment.UNASKABLE).isBefore(rang);
        return answered ? rang : Instant.MIN;
    }

    /// A hint is all that some gateways send, and so the question follows at once; a stream of hints is no stream of
    /// questions.
    private static Optional<Instant> atOnce(Summary summary, Instant hinted, Instant rang) {
        return summary.moment(Moment.HINTED)
                .map(Note::at)
                .filter(at -> at.equals(hinted) && rang.isBefore(at))
                .map(at -> Joins.later(at, rang.plus(CheckSchedule.APART)));
    }

    private static int asked(Summary summary) {
        return summary.moment(Moment.RANG)
                .map(Note::words)
                .filter(words -> words.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// Whether an answer is still missing, either about the payment or from the last look at an expired one. Where
    /// nobody can be asked, a failure is the gateway's last word, and whoever was never seen waits for nothing.
    private static boolean isOpen(Summary summary, Status status) {
        var askable = Conclude.isAskable(summary);
        return switch (status) {
            case REGISTERED -> askable || Conclude.sign(summary).isPresent();
            case FAILED -> askable;
            case ACTING, AUTHORISED -> true;
            case EXPIRED -> Conclude.isUnsure(summary) || !Conclude.answered(summary, lastLook(summary));
            case UNREGISTERED, CLOSED, PART_PAID, PAID -> false;
        };
    }

    private static List<Instant> due(Summary summary, Status status, List<Instant> asking) {
        return switch (status) {
            case UNREGISTERED, CLOSED -> List.of();
            case PAID -> returnDeadline(summary).map(List::of).orElse(List.of());
            case EXPIRED -> both(mustAnswer(summary), Conclude.isUnsure(summary) ? whileWaiting(summary) : List.of());
            case REGISTERED, ACTING, AUTHORISED -> asking;
            case PART_PAID -> both(asking, returnDeadline(summary).map(List::of).orElse(List.of()));
            case FAILED -> both(asking, notPaidAt(summary).map(List::of).orElse(List.of()));
        };
    }

    /// Every time at which an open payment's gateway is asked.
    private static List<Instant> asking(Summary summary, Status status, boolean quarantined) {
        if (!summary.isRegistered()) {
            return List.of();
        }
        var slow = Conclude.slow(summary, status, !quarantined);
        if (slow.isPresent()) {
            return both(slow.get().questions(), mustAnswer(summary));
        }
        var first = summary.registration().at().plus(CheckSchedule.FIRST_LOOK);
        return both(List.of(first), both(mustAnswer(summary), whileWaiting(summary)));
    }

    /// The checks at the window's end and at the last look count once the gateway has answered, not once the
    /// clock has rung. Until then they are repeated at growing distances.
    private static List<Instant> mustAnswer(Summary summary) {
        var end = Conclude.windowEnd(summary);
        return end.equals(Instant.MAX)
                ? List.of()
                : both(untilAnswered(summary, end), untilAnswered(summary, lastLook(summary)));
    }

    private static List<Instant> untilAnswered(Summary summary, Instant due) {
        var once = Conclude.answered(summary, due) || !Conclude.isAskable(summary);
        return once ? List.of(due) : CheckSchedule.untilAnswered(due);
    }

    private static List<Instant> whileWaiting(Summary summary) {
        return Conclude.sign(summary)
                .map(sign ->
                        CheckSchedule.whileWaiting(sign, summary.registration().terms()))
                .orElse(List.of());
    }

    private static List<Instant> both(List<Instant> some, List<Instant> others) {
        var both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    private static Instant lastLook(Summary summary) {
        return Conclude.windowEnd(summary).plus(CheckSchedule.LAST_LOOK);
    }

    /// When "not paid" may be said. The wait leaves the customer time for another attempt.
    static Optional<Instant> notPaidAt(Summary summary) {
        Terms terms = summary.registration().terms();
        return Attempts.failure(summary)
                .map(failure -> failure.getValue().heard().plus(terms.newAttempt()));
    }

    /// When refunds are checked. Each is checked until the gateway says how it ended.
    private static List<Instant> refundLooks(Summary summary) {
        var looks = new ArrayList<Instant>();
        for (Refund refund : summary.isRegistered() ? summary.refunds().values() : List.<Refund>of()) {
            if (refund.isRunning()) {
                looks.addAll(CheckSchedule.whileRefunding(refund.since()));
            }
        }
        return looks;
    }

    /// When this refund was last due for a check; before its first check, when it was first heard of.
    static Instant lastLook(Summary summary, Refund refund) {
        var rang = Conclude.rang(summary);
        return CheckSchedule.whileRefunding(refund.since()).stream()
                .filter(look -> !look.isAfter(rang))
                .max(Instant::compareTo)
                .orElse(refund.since());
    }

    /// When the money goes back by itself unless the merchant fulfils the order. The grace time begins when the
    /// payment came to hold its order, by our clock, so a merchant who hears late still has all of it.
    static Optional<Instant> returnDeadline(Summary summary) {
        var terms = summary.registration().terms();
        var order = summary.order();
        var waits = order.status() == Order.Status.OPEN && order.holder() == Order.Holder.THIS;
        return terms.refundsByItself() && waits && Conclude.takenAt(summary).isPresent()
                ? Optional.of(order.at().plus(terms.refundGrace()))
                : Optional.empty();
    }

    /// When to look again at what is still to be told, because it may be held back until then; empty if nothing is,
    /// or nothing can be. The end of quiet hours counts from when it was first to be told: whatever else is heard
    /// meanwhile must not put it off for another day.
    static Optional<Instant> morning(PaymentState state) {
        var registration = state.summary().registration();
        var quietHours = registration.terms().messages().quietHours();
        if (!registration.exists() || !quietHours.exist()) {
            return Optional.empty();
        }
        var known = Joins.later(registration.at(), Conclude.rang(state.summary()));
        return Owed.messages(state)
                .filter(message -> !message.isForbiddenAfter(
                        state.told().filter(told -> !told.equals(message)).toList()))
                .map(message -> Joins.later(known, since(state, message)))
                .map(since -> Joins.stored(quietHours.endAfter(since, registration.zone())))
                .min(Instant::compareTo);
    }

    /// Since when a message may have been called for, or earlier. What the clock calls for is so since it rang.
    private static Instant since(PaymentState state, Message message) {
        return switch (message) {
            case Message.Waiting _ -> Instant.MIN;
            case Message.Delayed _ ->
                Conclude.current(state.summary()).map(MethodReport::first).orElse(Instant.MIN);
            case Message.Paid _, Message.PartPaid _, Message.PaidLate _ ->
                state.takenAt().orElse(Instant.MIN);
            case Message.NotPaid _ ->
                Joins.later(
                        Conclude.at(state.summary(), Moment.CLOSED),
                        state.failure().map(Attempt::heard).orElse(Instant.MIN));
            case Message.Refunding(var refund) -> heard(state, refund);
            case Message.Refunded(var refund) -> heard(state, refund);
            case Message.Bounced(var refund) -> heard(state, refund);
        };
    }

    private static Instant heard(PaymentState state, String id) {
        return Optional.ofNullable(state.summary().refunds().entries().get(id))
                .map(refund -> refund.report().at())
                .filter(Instant.MAX::isAfter) // the gateway has not said how it stands
                .orElse(Instant.MIN);
    }
}
