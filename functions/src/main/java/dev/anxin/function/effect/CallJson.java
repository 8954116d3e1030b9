package dev.anxin.function.effect;

import dev.anxin.failure.AccountAdvice;
import dev.anxin.function.api.PaymentView;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Review;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a person is called for: `anxin.call/1`.
///
/// - `dueBy`: until when evidence can be handed in, where money or a part of it is in dispute
/// - `evidence`: after an answer of the customer, what the gateway's support will ask for: its own id of the
///   attempt, its code and the cause, when it failed, what the customer answered, and what the gateway last said of it
/// - `proposal`: what to do about a fraud warning, `{"action": "refund", "amount", "currency"}`, or why nothing can be
///   done, `{"action": "none", "why"}`
final class CallJson {
    private CallJson() {}

    /// @param advice what the account says of its gateway's codes
    /// @param at when it is said; the id does not depend on it, so whoever hears of it twice can tell
    static Json of(PaymentKey key, PaymentState state, Effect.CallPerson callPerson, AccountAdvice advice, Instant at) {
        var reason = callPerson.reason();
        Map<String, Json> call = new LinkedHashMap<>();
        call.put("schema", Json.of("anxin.call/1"));
        call.put("id", Json.of(key + ":" + callPerson.id()));
        call.put("reason", Json.of(reason.word()));
        call.put("at", Json.of(at));
        dueBy(state, reason).ifPresent(due -> call.put("dueBy", Json.of(due)));
        reason.answer()
                .flatMap(feedback -> state.openAnswer(feedback).map(note -> evidence(state, feedback, note, advice)))
                .ifPresent(evidence -> call.put("evidence", evidence));
        if (reason == Review.FRAUD_WARNING) {
            call.put("proposal", proposal(state));
        }
        call.put("payment", PaymentView.of(key, state, state.diagnosis()));
        return new Json.Fields(call);
    }

    private static Json evidence(PaymentState state, Feedback feedback, Note answered, AccountAdvice advice) {
        Map<String, Json> evidence = new LinkedHashMap<>();
        evidence.put("answer", Json.of(feedback.word()));
        evidence.put("answeredAt", Json.of(answered.at()));
        state.failedAttempt().ifPresent(id -> evidence.put("attempt", Json.of(id)));
        state.failure().ifPresent(failed -> {
            evidence.put("code", Json.of(failed.code()));
            evidence.put("cause", Json.of(advice.after(failed.code()).cause()));
            evidence.put("failedAt", Json.of(failed.heard()));
        });
        state.summary()
                .moment(Moment.UNPAID)
                .ifPresent(unpaid -> evidence.put("unpaidAtGatewayAt", Json.of(unpaid.at())));
        state.summary()
                .moment(Moment.CLOSED)
                .ifPresent(closed -> evidence.put("closedAtGatewayAt", Json.of(closed.at())));
        return new Json.Fields(evidence);
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
