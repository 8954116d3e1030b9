package dev.anxin.simulation.money;

import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Purpose;
import dev.anxin.ledger.Refund;
import dev.anxin.local.simulator.GatewayPayment;
import dev.anxin.local.simulator.GatewayRefund;
import dev.anxin.local.simulator.Movement;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What must hold at the end of every story.
final class MoneyJudge {
    private final MoneyRun run;
    private final Ending ending;
    private final List<String> wrong = new ArrayList<>();

    private MoneyJudge(MoneyRun run) {
        this.run = run;
        this.ending = Ending.of(run);
    }

    /// @return each thing that is wrong, in words; none if all is right
    static List<String> wrong(MoneyRun run) {
        var judge = new MoneyJudge(run);
        judge.judge();
        return judge.wrong;
    }

    private void check(boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    private void judge() {
        check(
                run.world().queues().dead().isEmpty(),
                "dead letters are left: " + run.world().queues().dead());
        check(run.payments().size() == run.plan().payments().size(), "a payment did not begin");
        run.payments().forEach(payment -> {
            check(ending.summary(payment).isRegistered(), payment + " is not registered");
            check(
                    ending.summary(payment).join(ending.ofAllFacts(payment)).equals(ending.summary(payment)),
                    payment + ": the payment item is not what its facts add up to");
            movedOnce(payment);
            neverMoreThanCaptured(payment);
            nothingIsStuck(payment);
            balanceIsRight(payment);
            moneyIsNotForgotten(payment);
        });
        run.asked()
                .forEach(asked -> check(
                        ending.refunds(asked.payment()).containsKey(asked.id()),
                        "the refund " + asked.id() + " is lost"));
        fulfilledOrRefunded();
    }

    /// By the gateway's own books, under our own id of the refund.
    private void movedOnce(PaymentKey payment) {
        ending.moved(payment).stream()
                .filter(movement -> movement.kind() == Movement.Kind.REFUND)
                .collect(Collectors.groupingBy(Movement::key, Collectors.counting()))
                .forEach((key, times) -> check(times == 1, "the refund " + key + " moved money " + times + " times"));
        ending.refunds(payment).forEach((id, refund) -> {
            var moved = ending.moved(payment).stream()
                    .anyMatch(movement -> movement.key().equals(id));
            check(
                    !moved || !refund.isOurs() || refund.decision() == Refund.Decision.ADMITTED,
                    id + " moved money and is not admitted");
        });
    }

    /// At each of our refunds: what a customer disputes afterwards is not ours to prevent.
    private void neverMoreThanCaptured(PaymentKey payment) {
        long captured = ending.atGateway(payment).amount().minor();
        long out = 0;
        for (Movement movement : ending.moved(payment)) {
            out += switch (movement.kind()) {
                case REFUND, CHARGEBACK -> movement.amount().minor();
                case REFUND_BACK, CHARGEBACK_BACK -> -movement.amount().minor();
            };
            var ours = movement.kind() == Movement.Kind.REFUND;
            check(!ours || out <= captured, payment + ": " + out + " went back of " + captured);
        }
    }

    /// Ended, refused, or with a person.
    private void nothingIsStuck(PaymentKey payment) {
        ending.refunds(payment).forEach((id, refund) -> {
            var over = refund.isFinal() || refund.decision() == Refund.Decision.REFUSED;
            check(over || ending.isPersonCalled(payment), id + " is stuck silently: " + refund);
        });
    }

    /// The money item says what the gateway's books say, for every refund of which anybody is sure.
    private void balanceIsRight(PaymentKey payment) {
        var refunds = ending.atGateway(payment).returns().refunds();
        ending.balance(payment).refunds().forEach((id, reservation) -> {
            var there = refunds.stream()
                    .filter(refund -> refund.key().equals(id) || id.equals("gateway:" + refund.id()))
                    .map(GatewayRefund::status)
                    .findFirst();
            var right = switch (reservation.stage()) {
                case RESERVED -> true;
                case SUCCEEDED ->
                    there.filter(GatewayRefund.Status.SUCCEEDED::equals).isPresent();
                case RELEASED -> there.isEmpty() || there.get() == GatewayRefund.Status.FAILED;
            };
            check(right, id + " is " + reservation.stage() + " here and " + there + " at the gateway");
            check(
                    reservation.stage() != Reservation.Stage.RESERVED || ending.isPersonCalled(payment),
                    id + " is reserved for ever, and nobody knows");
        });
    }

    /// Money of a payment that cannot have its order goes back, or a person knows.
    private void moneyIsNotForgotten(PaymentKey payment) {
        var there = ending.atGateway(payment);
        var state = ending.state(payment);
        if (there.status() != GatewayPayment.Status.SUCCEEDED) {
            return;
        }
        if (state.status() != PaymentState.Status.PAID) {
            // The gateway never called, and money came after the last look: then a person was called before.
            check(ending.isPersonCalled(payment), payment + " is paid, and is " + state.status() + " here");
            return;
        }
        var order = ending.order().orElseThrow();
        var stands = order.holder().is(payment) && order.status() != Order.Status.CANCELLED;
        var back = state.money().refundable() == 0;
        check(
                stands || back || ending.isPersonCalled(payment),
                payment + ": its money is kept, the order is " + order.status() + ", and nobody knows");
    }

    private void fulfilledOrRefunded() {
        run.shipped().ifPresent(payment -> {
            for (Purpose purpose : Purpose.values()) {
                var refund = payment.reference() + ":" + purpose.word();
                check(ending.gone(payment, refund) == 0, "shipped, and refunded by itself: " + refund);
            }
            check(!run.wasCancelled(), "shipped and cancelled");
        });
    }
}
