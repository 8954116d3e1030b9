package dev.anxin.simulation.judge;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import java.util.ArrayList;
import java.util.List;

/// What a shop expects and what the gateway took are two sums: paid is only what is both.
///
/// @param there the payment as its gateway's own books have it
/// @param state as it stands here in the end
record CaptureRules(PlanRun run, PaymentKey payment, GatewayPayment there, PaymentState state) {
    /// Whether the gateway took less than the shop expects.
    boolean isTakenInPart() {
        var expected = state.money().expected();
        return there.status() == GatewayPayment.Status.SUCCEEDED
                && there.amount().currency().equals(expected.currency())
                && there.taken().minor() < expected.minor();
    }

    /// @return each thing that is wrong, in words
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        var part = there.taken() + " of " + state.money().expected();
        if (isTakenInPart() && state.status() == Status.PAID) {
            wrong.add(payment + " is paid, and its gateway took " + part);
        }
        if (isTakenInPart() && run.shipped().filter(payment::equals).isPresent()) {
            wrong.add(payment + " is shipped for " + part);
        }
        if (goesBackByItself() && there.returns().gone() < there.taken().minor()) {
            wrong.add(payment + ": its order is cancelled, and what was taken did not go back");
        }
        var order = state.summary().order();
        if (state.summary().isChargedBack()
                && order.holder() == Order.Holder.THIS
                && order.status() == Order.Status.OPEN) {
            wrong.add(payment + " was charged back, and keeps its order from another payment");
        }
        return wrong;
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
