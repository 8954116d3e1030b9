package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What payments call for as they stand at the end, and nobody has done.
///
/// @param payments all that anything was heard of, under their other ids too
/// @param announced ids of what merchants and operations were told
/// @param out who may not hold the order any more
record OpenEffects(Map<String, ObservedPayment> payments, Set<String> announced, Set<PaymentKey> out) {
    /// @param payment under any of its ids
    List<Effect> of(PaymentKey payment) {
        var observedPayment = payments.getOrDefault(Keys.partition(payment), new ObservedPayment());
        return observedPayment.state().owed().stream()
                .filter(effect -> !isDone(payment, observedPayment, effect))
                .toList();
    }

    private boolean isDone(PaymentKey payment, ObservedPayment observedPayment, Effect effect) {
        return switch (effect) {
            case Effect.Tell(var message, var _) -> isForbidden(message, observedPayment);
            case Effect.Announce _, Effect.CallPerson _ ->
                EffectOutput.of(effect)
                        .filter(effectOutput -> announced.contains(payment + ":" + effectOutput.purpose()))
                        .isPresent();
            case Effect.Link(var alias) ->
                facts(payment, alias).homes().entries().containsValue(payment.reference());
            case Effect.Forward(var home, var learned) -> {
                var known = facts(payment, home);
                yield known.join(learned).equals(known);
            }
            case Effect.CarryOut _ -> observedPayment.isPersonCalled(); // of which nobody is sure: looked after no more
            case Effect.HoldOrder _ -> out.contains(payment);
            case Effect.Wake _, Effect.ReleaseOrder _, Effect.RequestRefund _, Effect.Settle _ -> false;
        };
    }

    /// What was told since then stands in its way for good.
    private static boolean isForbidden(Message message, ObservedPayment observedPayment) {
        return message.isForbiddenAfter(observedPayment.told().stream()
                .filter(told -> !told.equals(message))
                .toList());
    }

    private Summary facts(PaymentKey payment, String reference) {
        var other = Keys.partition(new PaymentKey(payment.account(), reference));
        return payments.getOrDefault(other, new ObservedPayment()).facts();
    }
}
