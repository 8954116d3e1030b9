package dev.anxin.simulation.judge;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What a shop expects and what the gateway took are two sums: paid is only what is both.
///
/// @param there the payment as its gateway's own books have it
/// @param state as it stands here in the end
/// @param calls why people were called, in the words of the calls
/// @param told what its customer heard
record CaptureRules(
        PlanRun run,
        PaymentKey payment,
        GatewayPayment there,
        PaymentState state,
        Set<String> calls,
        Collection<Message> told) {
    /// Whether the gateway took less than the shop expects.
    boolean isTakenInPart() {
        var expected = state.money().expected();
        return there.status() == GatewayPayment.Status.SUCCEEDED
                && there.untaken() > 0
                && there.amount().currency().equals(expected.currency())
                && HeardCaptures.ever(there) < expected.minor();
    }

    /// Whether the gateway lost some of what it took, and what is left is less than the shop expects.
    boolean isLost() {
        return HeardCaptures.hasFailed(there)
                && there.taken().minor() < state.money().expected().minor();
    }

    /// Whether nobody may have told that a capture failed.
    boolean isUnheard() {
        return HeardCaptures.hasFailed(there)
                && run.plan().payments().stream()
                        .flatMap(pay -> pay.wrong().stream())
                        .anyMatch(Fault.Drop.class::isInstance);
    }

    /// Whether the shop wanted more when the gateway had taken, or was to take, what it named first: what came before
    /// stays paid.
    boolean isRaised() {
        return there.untaken() == 0
                && !HeardCaptures.hasFailed(there)
                && there.taken().minor() < state.money().expected().minor();
    }

    /// @param events what its shop heard
    /// @return each thing that is wrong, in words
    List<String> wrong(Set<String> events) {
        var wrong = new ArrayList<String>();
        var part = there.taken() + " of " + state.money().expected();
        if (isTakenInPart() && state.status() == Status.PAID) {
            wrong.add(payment + " is paid, and its gateway took " + part);
        }
        if (isTakenInPart() && run.shipped().filter(payment::equals).isPresent()) {
            wrong.add(payment + " is shipped for " + part);
        }
        if (HeardCaptures.hasFailed(there) && !isUnheard()) {
            failed(events, wrong);
        }
        if (goesBackByItself() && there.returns().gone() < there.taken().minor()) {
            wrong.add(payment + ": its order is cancelled, and what was taken did not go back");
        }
        if (isLeftAlone()) {
            wrong.add(payment + " is doubted, and its customer waits and heard only " + told);
        }
        var order = state.summary().order();
        if (state.summary().isChargedBack()
                && order.holder() == Order.Holder.THIS
                && order.status() == Order.Status.OPEN) {
            wrong.add(payment + " was charged back, and keeps its order from another payment");
        }
        return wrong;
    }

    private void failed(Set<String> events, List<String> wrong) {
        var captures = "of its captures " + there.taking().captures();
        if (isLost() && state.status() == Status.PAID) {
            wrong.add(payment + " is paid, and " + there.taken() + " is left " + captures);
        }
        var looked = state.summary().moment(Moment.REVIEWED).isPresent();
        if (isLost() && !looked && !calls.contains("capture-failed")) {
            wrong.add("nobody was called, capture-failed: " + payment + " has " + there.taken() + " " + captures);
        }
        if (!isLost() && !isTakenInPart() && state.quarantine().isEmpty() && state.status() != Status.PAID) {
            wrong.add(payment + " is " + state.status() + ", and its money is there again: " + captures);
        }
        var type = isLost() ? ":capture.failed:" : ":payment.paid-again:";
        if (state.quarantine().isEmpty() && events.stream().noneMatch(id -> id.startsWith(payment + type))) {
            wrong.add(payment + ": its merchant never heard " + type + " " + captures);
        }
        var wasWhole = there.taking().captures().getFirst().amount() == HeardCaptures.ever(there);
        if (wasWhole && told.stream().anyMatch(Message.PartPaid.class::isInstance)) {
            wrong.add(payment + ": its customer heard that a part came, and all of it did " + captures);
        }
        if (state.money().captured().minor() != there.taken().minor()) {
            wrong.add(payment + ": " + there.taken() + " is left " + captures + ", and here "
                    + state.money().captured());
        }
    }

    /// A customer who was there and whose money is doubted hears every step, up to the person who looks after it. Not
    /// where whoever announced an outcome died before it was out: nobody knows then whether it was heard.
    private boolean isLeftAlone() {
        return !state.quarantine().isEmpty()
                && state.waitingSince().isPresent()
                && state.told().noneMatch(Message::isOutcome)
                && told.stream()
                        .noneMatch(message ->
                                message.isOutcome() || message.equals(new Message.Waiting(Stage.HANDED_OVER)));
    }

    /// Where nothing but the cancellation of its order says that money goes back.
    private boolean goesBackByItself() {
        var own = run.plan().accounts().get(payment.account());
        return there.untaken() > 0
                && run.wasCancelled()
                && run.asked().isEmpty()
                && own != null
                && own.grace().isPositive();
    }
}
