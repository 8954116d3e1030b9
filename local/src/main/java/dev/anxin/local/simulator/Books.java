package dev.anxin.local.simulator;

import dev.anxin.local.simulator.GatewayPayment.Status;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All payments of one gateway account. Safe for many threads.
final class Books {
    private final Map<String, GatewayPayment> payments = new ConcurrentHashMap<>();
    private final Map<String, String> references = new ConcurrentHashMap<>();

    /// The payment of these ids: the one that is there already, or a new one.
    GatewayPayment open(GatewayPayment.Ids ids, Money amount, String returnUrl, Instant at) {
        if (!ids.own().isEmpty()) {
            references.put(ids.own(), ids.reference());
        }
        return payments.computeIfAbsent(ids.reference(), reference -> GatewayPayment.open(ids, amount, returnUrl, at));
    }

    /// @param id either of its ids
    Optional<GatewayPayment> find(String id) {
        return Optional.ofNullable(payments.get(references.getOrDefault(id, id)));
    }

    /// Any other than this one.
    Optional<GatewayPayment> another(GatewayPayment than) {
        return payments.values().stream()
                .filter(one -> !one.ids().equals(than.ids()))
                .findFirst();
    }

    /// @return what it is now; empty if it cannot come to this, or there is none
    Optional<GatewayPayment> move(String reference, Status next, String code, Instant at) {
        var moved = new GatewayPayment[1];
        payments.computeIfPresent(reference, (key, before) -> {
            var after = before.to(next, code, at);
            after.ifPresent(now -> moved[0] = now);
            return after.orElse(before);
        });
        return Optional.ofNullable(moved[0]);
    }

    void change(String reference, Money amount) {
        payments.computeIfPresent(reference, (key, before) -> before.withAmount(amount));
    }
}
