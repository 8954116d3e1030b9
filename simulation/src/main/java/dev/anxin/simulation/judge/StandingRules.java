package dev.anxin.simulation.judge;

import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.world.World;
import dev.anxin.simulation.world.WorldAccounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a payment stands here, beside how it stands at its gateway.
final class StandingRules {
    private StandingRules() {}

    /// @return what is wrong with it, in words
    static List<String> wrong(World world, Plan plan, PaymentKey payment, PaymentState state) {
        var gateway = world.gateway(payment.account());
        var apart = plan.weather().skew().multipliedBy(2);
        var attempts = isClear(payment, state)
                ? AttemptRules.standing(state, gateway.attempts(payment.reference()), apart)
                : Optional.<String>empty();
        var methods = gateway.find(payment.reference())
                .map(there -> new MethodRules(there, plan.weather().skew())
                        .wrong(state, world.scheduler().now()))
                .orElse(List.of());
        return Stream.concat(attempts.stream(), methods.stream()).toList();
    }

    /// That a gateway cannot be asked is not known before it was: until then a failure is believed that is heard late.
    private static boolean isClear(PaymentKey payment, PaymentState state) {
        return !payment.account().equals(WorldAccounts.UNASKABLE) || !state.isAskable();
    }
}
