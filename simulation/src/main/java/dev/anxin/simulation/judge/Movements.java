package dev.anxin.simulation.judge;

import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What moved of one payment, by its gateway's own books, since it was taken.
record Movements(PaymentKey payment, Optional<GatewayPayment> there, List<Movement> all) {
    static Movements of(World world, PaymentKey payment) {
        var gateway = world.gateway(payment.account());
        return new Movements(payment, gateway.find(payment.reference()), gateway.moneyMoved(payment.reference()));
    }

    /// Each refund once, under our own id of it; never more than was captured: at each of our refunds, for
    /// what a customer disputes afterwards is not ours to prevent.
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        var keys = new HashSet<String>();
        long captured = there.map(HeardCaptures::ever).orElse(0L);
        long out = 0;
        for (Movement movement : all) {
            var refund = movement.kind() == Movement.Kind.REFUND;
            out += sign(movement) * movement.amount().minor();
            if (refund && !keys.add(movement.key())) {
                wrong.add("the refund " + movement.key() + " moved money twice");
            }
            if (refund && out > captured) {
                wrong.add(payment + ": " + out + " went back of " + captured);
            }
        }
        return wrong;
    }

    private static int sign(Movement movement) {
        return switch (movement.kind()) {
            case REFUND, CHARGEBACK -> 1;
            case REFUND_BACK, CHARGEBACK_BACK -> -1;
        };
    }

    /// In minor units: what went back of one refund and did not return.
    long gone(String refund) {
        return all.stream()
                .filter(movement -> movement.key().equals(refund))
                .filter(movement ->
                        movement.kind() == Movement.Kind.REFUND || movement.kind() == Movement.Kind.REFUND_BACK)
                .mapToLong(movement -> sign(movement) * movement.amount().minor())
                .sum();
    }

    boolean has(String refund) {
        return all.stream().anyMatch(movement -> movement.key().equals(refund));
    }
}
