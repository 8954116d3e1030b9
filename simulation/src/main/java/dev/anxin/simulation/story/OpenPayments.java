package dev.anxin.simulation.story;

import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The payments of a story, which its plan means by number: opened at their gateways when they are first spoken
/// of, or later.
///
/// @param known those that were spoken of
record OpenPayments(Plan plan, World world, RetryingShop retryingShop, Map<Integer, PaymentKey> known) {
    PaymentKey payment(int number) {
        var payment = known.get(number);
        if (payment == null) {
            var pay = plan.payments().get(number);
            payment = pay.opening() == Plan.Opening.LATER
                    ? new PaymentKey(pay.account(), RetryingShop.hint(number))
                    : opened(number);
            known.put(number, payment);
        }
        return payment;
    }

    /// One that is spoken of may be opened only now.
    void open(int number) {
        var payment = payment(number);
        if (world.gateway(payment.account()).find(payment.reference()).isEmpty()) {
            opened(number);
        }
    }

    private PaymentKey opened(int number) {
        var pay = plan.payments().get(number);
        var gateway = world.gateway(pay.account());
        var payment = retryingShop.open(pay, number);
        gateway.find(payment.reference())
                .map(GatewayPayment::ids)
                .ifPresent(ids -> gateway.planFor(ids.reference(), pay.wrong()));
        return payment;
    }

    /// The id by which callbacks name it, if it is another one.
    Optional<String> other(PaymentKey payment) {
        return world.gateway(payment.account())
                .find(payment.reference())
                .map(found -> found.ids().reference())
                .filter(reference -> !reference.equals(payment.reference()));
    }

    List<PaymentKey> all() {
        return List.copyOf(known.values());
    }
}
