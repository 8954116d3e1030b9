package dev.anxin.function.api;

import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Channel;
import dev.anxin.payment.Diagnosis;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A payment as the merchant's systems see it: in answers and in events, the same.
public final class PaymentView {
    private PaymentView() {}

    public static Json.Fields of(PaymentKey key, PaymentState state, Diagnosis diagnosis) {
        var registration = state.summary().registration();
        var money = state.money();
        Map<String, Json> view = new LinkedHashMap<>();
        view.put("account", Json.of(key.account()));
        view.put("reference", Json.of(key.reference()));
        view.put("order", Json.of(registration.order()));
        view.put("orderStatus", Json.of(state.summary().order().status()));
        view.put("orderHeldBy", Json.of(state.summary().order().holder()));
        view.put("amount", Json.of(money.expected().minor()));
        view.put("currency", Json.of(money.expected().currency()));
        view.put("status", Json.of(state.status()));
        view.put("paid", Json.of(state.isPaid()));
        money(state, view);
        view.put("diagnosis", Json.of(diagnosis));
        method(state, view);
        failure(state, view);
        view.put("quarantine", Json.array(state.quarantine().stream().sorted()));
        view.put(
                "needsReview",
                Json.array(state.review().keySet().stream().sorted().map(Review::word)));
        view.put("stage", Json.of(state.stage()));
        view.put("checks", Json.of(state.alarm().check()));
        if (state.alarm().isSet()) {
            view.put("nextCheckAt", Json.of(state.alarm().next()));
        }
        state.returnsAt().ifPresent(at -> view.put("returnsAt", Json.of(at)));
        view.put("refunds", refunds(state));
        view.put("disputes", disputes(state));
        view.put("registeredAt", Json.of(registration.at()));
        view.put("payUntil", Json.of(registration.payUntil()));
        preferred(registration, view);
        return new Json.Fields(view);
    }

    /// By which channels its customer is written to, where somebody said so.
    static void preferred(Registration registration, Map<String, Json> view) {
        var channels = registration.terms().messages().preferred();
        if (!channels.isEmpty()) {
            view.put("preferredChannels", Json.array(channels.stream().map(Channel::word)));
        }
    }

    /// Who said what of it: the gateway, the merchant's app, and the customer on the page. Of a comment only that
    /// there is one.
    private static void failure(PaymentState state, Map<String, Json> view) {
        state.failure().ifPresent(failed -> {
            view.put("failureCode", Json.of(failed.code()));
            view.put("failedAt", Json.of(failed.heard()));
        });
        state.summary().moment(Moment.REPORTED).ifPresent(reported -> {
            view.put("reportedCode", Json.of(reported.words()));
            view.put("reportedAt", Json.of(reported.at()));
        });
        var feedback = state.summary().get(Summary.FEEDBACK).entries();
        if (!feedback.isEmpty()) {
            var answers = feedback.entrySet().stream()
                    .map(said -> Json.object(
                            "answer",
                            Summary.feedback(said.getKey()),
                            "at",
                            said.getValue().at()));
            view.put("feedback", Json.array(answers));
        }
    }

    private static void money(PaymentState state, Map<String, Json> view) {
        var money = state.money();
        var obstacle = state.obstacle();
        view.put("fulfillable", Json.of(obstacle.isEmpty()));
        obstacle.ifPresent(why -> view.put("fulfillableReason", Json.of(why.word())));
        view.put("money", Json.of(state.moneyPlace().word()));
        view.put("late", Json.of(state.late()));
        view.put("captured", Json.of(money.captured().minor()));
        if (!state.captures().isEmpty()) {
            view.put("captures", captures(state));
        }
        view.put("returned", Json.of(money.returned().minor()));
        if (money.surplus() > 0) {
            view.put("surplus", Json.of(money.surplus()));
        }
    }

    /// How it is being paid, where the gateway said so; and what is to be expected when while that takes days.
    private static void method(PaymentState state, Map<String, Json> view) {
        state.method().ifPresent(method -> {
            view.put("methodClass", Json.of(method.methodClass().word()));
            if (!method.type().isEmpty()) {
                view.put("method", Json.of(method.type()));
            }
            if (method.isDated()) {
                view.put("payBy", Json.of(method.payBy()));
            }
        });
        state.slow().ifPresent(slow -> {
            var method = slow.report().method();
            if (method.remaining() >= 0) {
                view.put("amountRemaining", Json.of(method.remaining()));
            }
            if (!method.methodClass().waitsForCustomer()) {
                view.put("expectedBy", Json.of(slow.expectedBy()));
            }
            if (slow.end().isBefore(Instant.MAX)) {
                view.put("openUntil", Json.of(slow.end()));
            }
        });
    }

    private static Json captures(PaymentState state) {
        return Json.array(state.captures().entrySet().stream().map(entry -> capture(entry.getKey(), entry.getValue())));
    }

    /// Without an amount where the gateway named none that can be read.
    private static Json capture(String id, Capture capture) {
        Map<String, Json> view = new LinkedHashMap<>();
        view.put("id", Json.of(id));
        if (capture.amount() > 0) {
            view.put("amount", Json.of(capture.amount()));
        }
        view.put("status", Json.of(capture.status()));
        return new Json.Fields(view);
    }

    private static Json refunds(PaymentState state) {
        return Json.array(state.summary().refunds().entries().entrySet().stream()
                .map(entry -> refund(entry.getKey(), entry.getValue())));
    }

    private static Json disputes(PaymentState state) {
        return Json.array(state.summary().disputes().entries().entrySet().stream()
                .map(entry -> dispute(entry.getKey(), entry.getValue())));
    }

    /// Without an amount where the gateway named none that can be read.
    private static Json dispute(String id, Dispute dispute) {
        Map<String, Json> view = new LinkedHashMap<>();
        view.put("id", Json.of(id));
        if (!dispute.amount().equals(Money.NONE)) {
            view.put("amount", Json.of(dispute.amount().minor()));
            view.put("currency", Json.of(dispute.amount().currency()));
        }
        view.put("status", Json.of(dispute.status()));
        view.put("moved", Json.of(dispute.report().moved().word()));
        view.put("since", Json.of(dispute.since()));
        if (dispute.isUndecided() && dispute.dueBy().isAfter(Instant.MIN)) {
            view.put("dueBy", Json.of(dispute.dueBy()));
        }
        return new Json.Fields(view);
    }

    /// `amount` is what goes back: what was asked for, or more if the gateway says so. One that nobody
    /// asked for was made in the gateway's dashboard.
    public static Json refund(String id, Refund refund) {
        Map<String, Json> view = new LinkedHashMap<>();
        view.put("id", Json.of(id));
        view.put("amount", Json.of(refund.amount().minor()));
        view.put("currency", Json.of(refund.amount().currency()));
        if (refund.isOurs()) {
            view.put("asked", Json.of(refund.asked().minor()));
            view.put("purpose", Json.of(refund.purpose()));
            view.put("decision", Json.of(refund.decision()));
        }
        if (!refund.reported().equals(Money.NONE)) {
            view.put("reported", Json.of(refund.reported().minor()));
        }
        if (!refund.why().isEmpty()) {
            view.put("why", Json.of(refund.why()));
        }
        view.put(
                "status", Json.of(refund.bounced() ? "BOUNCED" : refund.status().name()));
        view.put("since", Json.of(refund.since()));
        return new Json.Fields(view);
    }
}
