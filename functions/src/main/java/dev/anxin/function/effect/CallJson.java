package dev.anxin.function.effect;

import dev.anxin.function.api.PaymentView;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Review;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a person is called for: `anxin.call/1`.
///
/// - `dueBy`: until when evidence can be handed in, where money or a part of it is in dispute
/// - `proposal`: what to do about a fraud warning, `{"action": "refund", "amount", "currency"}`, or why nothing can be
///   done, `{"action": "none", "why"}`
final class CallJson {
    private CallJson() {}

    /// @param at when it is said; the id does not depend on it, so whoever hears of it twice can tell
    static Json of(PaymentKey key, PaymentState state, Review reason, Instant at) {
        Map<String, Json> call = new LinkedHashMap<>();
        call.put("schema", Json.of("anxin.call/1"));
        call.put("id", Json.of(key + ":needs-review:" + reason.word()));
        call.put("reason", Json.of(reason.word()));
        call.put("at", Json.of(at));
        dueBy(state, reason).ifPresent(due -> call.put("dueBy", Json.of(due)));
        if (reason == Review.FRAUD_WARNING) {
            call.put("proposal", proposal(state));
        }
        call.put("payment", PaymentView.of(key, state, state.diagnosis()));
        return new Json.Fields(call);
    }

    /// The earliest, of disputes that nobody has decided.
    private static Optional<Instant> dueBy(PaymentState state, Review reason) {
        var isAbout = reason == Review.INQUIRY || reason == Review.DISPUTED || reason == Review.OVERDRAWN;
        return state.summary().disputes().values().stream()
                .filter(dispute -> isAbout && dispute.isUndecided())
                .map(Dispute::dueBy)
                .filter(Instant.MIN::isBefore)
                .min(Instant::compareTo);
    }

    /// A refund of all that is left keeps the dispute away, while the card network says so and no bank has the money.
    private static Json proposal(PaymentState state) {
        if (state.summary().isDisputed()) {
            return none("a bank has the money already");
        }
        if (!state.isFraudActionable()) {
            return none("the card network says that a refund keeps no dispute away any more");
        }
        return Json.object(
                "action",
                "refund",
                "amount",
                state.money().refundable(),
                "currency",
                state.money().expected().currency());
    }

    private static Json none(String why) {
        return Json.object("action", "none", "why", why);
    }
}
