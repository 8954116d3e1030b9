package dev.anxin.simulation.judge;

import dev.anxin.ledger.Moment;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.world.WorldAccounts;
import java.util.ArrayList;
import java.util.List;

/// What must hold of payments whose gateway cannot be asked.
final class UnaskableRules {
    private UnaskableRules() {}

    /// Whether somebody knows that it is open, or nobody needs to.
    static boolean isKnown(PaymentKey payment, ObservedPayment observedPayment) {
        return observedPayment.isPersonCalled() || isNobodys(payment, observedPayment);
    }

    /// Whether nobody was ever seen of whom somebody could know how the payment ended.
    private static boolean isNobodys(PaymentKey payment, ObservedPayment observedPayment) {
        var state = observedPayment.state();
        return isUnaskable(payment)
                && state.status() == Status.REGISTERED
                && state.waitingSince().isEmpty();
    }

    /// @return all that is wrong at the end
    static List<String> wrong(PaymentKey payment, ObservedPayment observedPayment) {
        var wrong = new ArrayList<String>();
        if (isNobodys(payment, observedPayment) && observedPayment.isPersonCalled()) {
            wrong.add(payment + " was abandoned, and a person is called");
        }
        var summary = observedPayment.state().summary();
        if (isUnaskable(payment)
                && (summary.moment(Moment.UNPAID).isPresent()
                        || summary.moment(Moment.NO_ANSWER).isPresent()
                        || summary.moment(Moment.RETURNS_TOLD).isPresent())) {
            wrong.add(payment + ": nobody could be asked, and there is an answer");
        }
        return wrong;
    }

    private static boolean isUnaskable(PaymentKey payment) {
        return payment.account().equals(WorldAccounts.UNASKABLE);
    }
}
