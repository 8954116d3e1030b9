package dev.anxin.function.effect;

import dev.anxin.function.api.PaymentView;
import dev.anxin.json.Json;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;

/// What a merchant's systems are told of a payment: `anxin.event/1`.
public final class EventJson {
    private EventJson() {}

    /// @param at when it is said; the id does not depend on it, so whoever hears of it twice can tell
    public static Json of(PaymentKey key, PaymentState state, Effect.Announce announce, Instant at) {
        return Json.object(
                "schema",
                "anxin.event/1",
                "id",
                key + ":" + announce.id(),
                "type",
                announce.type(),
                "about",
                announce.about(),
                "at",
                at,
                "payment",
                PaymentView.of(key, state, state.diagnosis()));
    }
}
