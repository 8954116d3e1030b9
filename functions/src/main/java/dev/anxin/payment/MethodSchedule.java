package dev.anxin.payment;

import dev.anxin.payment.Ladder.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a payment by a slow method goes through time: what its customer is told when, when its gateway is asked, and
/// when it is over. One for each of [MethodReport], by the terms of its account.
public record MethodSchedule(MethodReport report, MethodTerms terms) {
    private static final Duration DAY = Duration.ofDays(1);

    /// A reminder that comes sooner after the first message than this is none.
    private static final Duration APART = Duration.ofHours(12);

    /// When the gateway is asked for a due date that it has not said.
    private static final Duration ASK_FOR_DATE = Duration.ofMinutes(1);

    /// How long a gateway is asked daily about what has no end of its own. After that a person is called.
    private static final int DAYS_ASKED = 30;

    /// What the customer of a slow method is told. Each is told once of a method, later ones never before earlier
    /// ones, and one whose time is over never.
    public enum Step {
        /// Until when the bank takes, or until when to pay.
        BEGUN("begun"),
        /// A day before the due date.
        REMINDED("reminded"),
        /// The bank has not answered by the expected date, or no payment was seen by the due date.
        OVERDUE("overdue"),
        /// A person looks after it.
        HANDED_OVER("handed-over");

        private final String word;

        Step(String word) {
            this.word = word;
        }

        /// As notifications have it: `reminded`.
        public String word() {
            return word;
        }
    }

    private Method method() {
        return report.method();
    }

    private MethodClass methodClass() {
        return method().methodClass();
    }

    /// About when the bank has answered a debit.
    public Instant expectedBy() {
        return BusinessDays.after(report.first(), terms.debitDays(method().type()));
    }

    /// When a person is called for a debit.
    public Instant handOverAt() {
        return BusinessDays.after(expectedBy(), terms.debitGraceDays());
    }

    /// Until when the gateway may still say that it was paid. `Instant.MAX` for a debit, which is never closed by
    /// us, and for a slip whose due date nobody knows.
    public Instant end() {
        return methodClass().waitsForCustomer() && method().isDated()
                ? BusinessDays.after(method().payBy(), terms.delayDays(methodClass()))
                : Instant.MAX;
    }

    /// As [#end], once the attempt failed. Whoever has a slip may have paid it all the same.
    ///
    /// @param failed when
    public Instant endAfter(Instant failed) {
        return end().isBefore(Instant.MAX) ? end() : failed;
    }

    /// Which of several slips or debits it is, in the ids of messages: another due date, and less that is still to
    /// come of a transfer, are told anew.
    public String about() {
        var due = method().isDated() ? ":" + method().payBy().toEpochMilli() : "";
        var left = method().remaining() < 0 ? "" : ":" + method().remaining();
        return method().key(false) + (methodClass().waitsForCustomer() ? due + left : "");
    }

    /// When news is expected at the latest, end or not.
    public Instant lastNews() {
        if (methodClass() == MethodClass.DEBIT) {
            return handOverAt();
        }
        return method().isDated() ? end() : report.first().plus(DAY.multipliedBy(DAYS_ASKED));
    }

    /// What may be told now, given when the payment's clock last rang.
    public Optional<Step> step(Instant rang) {
        return methodClass() == MethodClass.DEBIT ? Optional.of(debitStep(rang)) : slipStep(rang);
    }

    private Step debitStep(Instant rang) {
        if (!rang.isBefore(handOverAt())) {
            return Step.HANDED_OVER;
        }
        return rang.isBefore(expectedBy()) ? Step.BEGUN : Step.OVERDUE;
    }

    private Optional<Step> slipStep(Instant rang) {
        var payBy = method().payBy();
        if (!method().isDated()) {
            return rang.isBefore(report.first()) ? Optional.empty() : Optional.of(Step.BEGUN);
        }
        if (report.first().isBefore(payBy) && rang.isBefore(payBy)) {
            return Optional.of(isReminded() && !rang.isBefore(payBy.minus(DAY)) ? Step.REMINDED : Step.BEGUN);
        }
        var overdue = !rang.isBefore(payBy.plus(DAY)) && payBy.plus(DAY).isBefore(end());
        return overdue ? Optional.of(Step.OVERDUE) : Optional.empty();
    }

    private boolean isReminded() {
        return report.first().plus(APART).isBefore(method().payBy().minus(DAY));
    }

    /// How far it has come, in the words of the ladder of instant methods. Only a debit is ever handed over.
    public Stage stage(Instant rang) {
        return step(rang)
                .map(step -> switch (step) {
                    case BEGUN, REMINDED -> Stage.REASSURED;
                    case OVERDUE -> Stage.PROGRESS;
                    case HANDED_OVER -> Stage.HANDED_OVER;
                })
                .orElse(Stage.REASSURED);
    }

    /// When the customer is written to next, outcome or not, after this time.
    public Optional<Instant> nextStep(Instant now) {
        return steps().stream().filter(now::isBefore).min(Instant::compareTo);
    }

    private List<Instant> steps() {
        if (methodClass() == MethodClass.DEBIT) {
            return List.of(expectedBy(), handOverAt());
        }
        if (!method().isDated()) {
            return List.of();
        }
        var payBy = method().payBy();
        return isReminded() ? List.of(payBy.minus(DAY), payBy.plus(DAY)) : List.of(payBy.plus(DAY));
    }

    /// When the gateway is asked: daily, at the due date, and before each step of what the customer is told. The
    /// question at [#end] is not among them.
    public List<Instant> questions() {
        var times = new ArrayList<>(steps());
        if (methodClass() == MethodClass.DEBIT) {
            times.addAll(daily(handOverAt().plus(DAY.multipliedBy(DAYS_ASKED))));
        } else if (method().isDated()) {
            times.add(method().payBy());
            times.addAll(daily(end()));
        } else {
            times.add(report.first().plus(ASK_FOR_DATE));
            times.addAll(daily(lastNews()));
        }
        return times;
    }

    /// A bank is asked on business days; a shop sells on all.
    private List<Instant> daily(Instant until) {
        var times = new ArrayList<Instant>();
        for (var at = report.first().plus(DAY); at.isBefore(until) && times.size() < 2 * 90; at = at.plus(DAY)) {
            if (methodClass() != MethodClass.DEBIT || BusinessDays.is(at)) {
                times.add(at);
            }
        }
        return times;
    }
}
