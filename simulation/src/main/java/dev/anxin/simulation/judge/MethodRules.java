package dev.anxin.simulation.judge;

import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Review;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import dev.anxin.payment.MethodReport;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What must hold of a payment that takes days, by the gateway's own books and in words of our own.
///
/// @param there as its gateway knows it
/// @param skew how far clocks are wrong
record MethodRules(GatewayPayment there, Duration skew) {
    /// Of a slip that is paid in time the gateway may tell so much later.
    private static final Duration DELAY = Duration.ofDays(2);

    /// No bank of a debit is late before.
    private static final Duration BANKS_TIME = Duration.ofDays(21);

    /// Whoever begins to pay by card is not looked after by a person before.
    private static final Duration CARDS_TIME = Duration.ofMinutes(10);

    /// What functions that die, and messages that are sent again, take at most.
    private static final Duration HEARD_WITHIN = Duration.ofHours(12);

    /// Until when nothing is wrong with what is under way; long past if nothing is.
    private Instant normalUntil() {
        if (there.isSlipOut()) {
            return there.method()
                    .payBy()
                    .map(at -> at.plus(DELAY))
                    .orElse(there.since().plus(BANKS_TIME));
        }
        return there.isDebitUnderWay() ? there.since().plus(BANKS_TIME) : Instant.MIN;
    }

    /// Whether the gateway still takes its money by a slip that is out or a debit under way.
    boolean isUnderWay(Instant now) {
        return now.plus(skew).isBefore(normalUntil());
    }

    /// Whether our side was told of what is under way.
    private boolean isKnown(PaymentState state) {
        return state.summary().methods().values().stream().anyMatch(this::isCurrent);
    }

    private boolean isCurrent(MethodReport report) {
        var kind = there.method().kind();
        var begun = !report.last().plus(skew).isBefore(there.since());
        return begun
                && (report.method().type().equals(kind.olepay())
                        || report.method().type().equals(kind.stripe()));
    }

    /// @return what is wrong with this state, committed now
    List<String> wrong(PaymentState state, Instant now) {
        var wrong = new ArrayList<String>();
        if (isUnderWay(now) && isKnown(state)) {
            state.owed().forEach(effect -> whileUnderWay(effect, wrong));
            if (state.status() == PaymentState.Status.EXPIRED) {
                wrong.add("it is over, and its gateway still takes the money");
            }
        }
        if (isCardJustBegun(now) && state.review().containsKey(Review.HANDED_OVER)) {
            wrong.add("a person is called for a card that was begun just now");
        }
        if (state.late() && isInTime(state)) {
            wrong.add("money that came in time by a slip or a debit is called late");
        }
        return wrong;
    }

    /// After a slip or a debit.
    private boolean isCardJustBegun(Instant now) {
        return there.method().kind() == Kind.CARD
                && there.method().isNamed()
                && there.status() == Status.PROCESSING
                && now.plus(skew).isBefore(there.since().plus(CARDS_TIME));
    }

    /// @param there as its gateway knows it
    /// @return what is wrong at the end
    static List<String> wrongAtTheEnd(
            PlanRun run, PaymentKey payment, GatewayPayment there, ObservedPayment observedPayment) {
        return new MethodRules(there, run.plan().weather().skew())
                .wrongAtTheEnd(observedPayment.state(), observedPayment.told()).stream()
                        .map(what -> payment + ": " + what)
                        .toList();
    }

    /// @param told what its customer heard
    private List<String> wrongAtTheEnd(PaymentState state, Collection<Message> told) {
        var wrong = new ArrayList<String>();
        var over = there.isSlipOut() && there.method().payBy().isPresent();
        if (over && state.status() == PaymentState.Status.ACTING) {
            wrong.add("its slip was never paid, and it never ends");
        }
        var until = there.method().payBy().filter(there.since()::isAfter).orElse(there.since());
        var forLong = state.summary().methods().values().stream()
                .filter(this::isCurrent)
                .anyMatch(report -> report.first().plus(HEARD_WITHIN).isBefore(until));
        var heard = told.stream().anyMatch(Message.Delayed.class::isInstance);
        if (forLong
                && there.method().kind() != Kind.CARD
                && state.summary().order().keepsMoney()
                && !heard) {
            wrong.add("its customer never heard by when to pay, or until when the bank takes");
        }
        return wrong;
    }

    private static void whileUnderWay(Effect effect, List<String> wrong) {
        if (effect instanceof Effect.Tell(Message.NotPaid _, var _)) {
            wrong.add("its customer is to hear that it is not paid, and can still pay");
        }
        if (effect instanceof Effect.Tell(Message.Waiting(var stage), var _)) {
            wrong.add("its customer is to hear " + stage + " of what takes days");
        }
        if (effect instanceof Effect.CallPerson(var reason, var _)
                && (reason == Review.HANDED_OVER || reason == Review.CHECKS_EXHAUSTED)) {
            wrong.add("a person is called (" + reason.word() + ") for what goes its normal way");
        }
    }

    /// Nobody closed it and nobody cancelled its order; a slip was paid by its due date.
    private boolean isInTime(PaymentState state) {
        var closed = there.at(Status.CLOSED).isPresent();
        var kept = state.summary().order().keepsMoney();
        var slow = there.method().kind() != Kind.CARD && there.status() == Status.SUCCEEDED;
        var inTime = there.method().payBy().filter(there.since()::isAfter).isEmpty();
        return slow && inTime && !closed && kept;
    }
}
