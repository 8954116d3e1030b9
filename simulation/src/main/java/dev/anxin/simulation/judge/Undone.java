package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.Owed;
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
record Undone(Map<String, Seen> payments, Set<String> announced, Set<PaymentKey> out) {
    /// @param payment under any of its ids
    List<Effect> of(PaymentKey payment) {
        var seen = payments.getOrDefault(Keys.partition(payment), new Seen());
        return Owed.owed(seen.state()).stream()
                .filter(effect -> !isDone(payment, seen, effect))
                .toList();
    }

    private boolean isDone(PaymentKey payment, Seen seen, Effect effect) {
        return switch (effect) {
            case Effect.Tell(var message) -> isForbidden(message, seen);
            case Effect.Announce _, Effect.CallPerson _ ->
                Said.of(effect)
                        .filter(said -> announced.contains(payment + ":" + said.purpose()))
                        .isPresent();
            case Effect.Link(var alias) ->
                facts(payment, alias).homes().entries().containsValue(payment.reference());
            case Effect.Forward(var home, var learned) -> {
                var known = facts(payment, home);
                yield known.join(learned).equals(known);
            }
            case Effect.CarryOut _ -> seen.isPersonCalled(); // of which nobody is sure: looked after no more
            case Effect.HoldOrder _ -> out.contains(payment);
            case Effect.Wake _, Effect.ReleaseOrder _, Effect.RequestRefund _, Effect.Settle _ -> false;
        };
    }

    /// What was told since stands in its way for good.
    private static boolean isForbidden(Message message, Seen seen) {
        return message.isForbiddenAfter(
                seen.told().stream().filter(told -> !told.equals(message)).toList());
    }

    private Summary facts(PaymentKey payment, String reference) {
        var other = Keys.partition(new PaymentKey(payment.account(), reference));
        return payments.getOrDefault(other, new Seen()).facts();
    }
}
