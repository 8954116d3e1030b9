package dev.anxin.function.refund;

import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.PaymentView;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Takes on refunds that people ask for. What is plainly impossible is refused at once; what is taken on is decided
/// with the gateway's word, like every refund.
public record ManualRefunds(PaymentLedger paymentLedger, Metrics metrics) {
    private static final String METRIC = "RefundRequests";

    /// What a payment keeps count of.
    private static final int MOST_REFUNDS = 20;

    private static final Refusal TOO_MANY =
            new Refusal("too-many", "the payment has " + MOST_REFUNDS + " refunds, and takes no more");

    /// A refund, the payment that it is of, and what whoever asked is shown of that; empty: nothing.
    private record Asked(PaymentKey key, ManualRefund refund, Function<Summary, Optional<Json>> shown) {
        String id() {
            return refund.id(key);
        }

        Optional<Refund> in(Summary known) {
            return Optional.ofNullable(known.refunds().entries().get(id()));
        }
    }

    /// @param shown the payment as whoever asks may see it; empty if they may not
    /// @return empty if nobody registered it
    public Optional<ApiResponse> ask(PaymentKey key, ManualRefund refund, Function<Summary, Optional<Json>> shown) {
        var asked = new Asked(key, refund, shown);
        return paymentLedger
                .registered(key)
                .map(known -> asked.in(known)
                        .map(before -> again(known, asked, before))
                        .orElseGet(() -> fresh(PaymentState.of(known), asked)));
    }

    private ApiResponse fresh(PaymentState state, Asked asked) {
        return refusal(state, asked.refund())
                .map(refusal -> refused(asked, refusal))
                .orElseGet(() -> put(state, asked));
    }

    /// @param reason in one word
    private record Refusal(String reason, String problem) {}

    private static Optional<Refusal> refusal(PaymentState state, ManualRefund refund) {
        var summary = state.summary();
        var currency = state.money().expected().currency();
        if (!state.hasMoney()) {
            return Optional.of(new Refusal("not-paid", "the payment is not paid, or what the gateway says is doubted"));
        }
        if (!refund.currency().isEmpty() && !refund.currency().equals(currency)) {
            return Optional.of(new Refusal("other-currency", "the payment is in " + currency));
        }
        if (summary.stopsRefunds()) {
            return Optional.of(
                    new Refusal("disputed", "a bank decides about this money: the gateway refunds none of it"));
        }
        if (summary.refunds().tooMany() || summary.refunds().entries().size() >= MOST_REFUNDS) {
            return Optional.of(TOO_MANY);
        }
        if (refund.amount() > state.money().refundable()) {
            var left = new Money(state.money().refundable(), currency).display();
            return Optional.of(new Refusal("more-than-left", "it is more than is left to send back: " + left));
        }
        return Optional.empty();
    }

    private ApiResponse refused(Asked asked, Refusal refusal) {
        var key = asked.key();
        metrics.count(METRIC, key.account(), refusal.reason(), "reference", key.reference());
        return ApiResponse.problem(409, refusal.problem(), refusal.reason());
    }

    private ApiResponse put(PaymentState state, Asked asked) {
        var refund = asked.refund();
        var amount = new Money(refund.amount(), state.money().expected().currency());
        var actor = refund.actor();
        var request = new News.RefundRequested(asked.id(), amount, refund.purpose(), actor.name());
        var fact = RefundRequests.requested(asked.key(), paymentLedger.now(), request);
        var evidence = Json.object("amount", amount.minor(), "reason", refund.reason());
        if (!paymentLedger.put(fact, actor.evidence(evidence))) {
            var known = paymentLedger.known(asked.key()); // two at once with one key: the other was faster
            return asked.in(known).map(before -> again(known, asked, before)).orElseGet(() -> refused(asked, TOO_MANY));
        }
        count(asked, "recorded");
        return answer(202, state.summary().join(Summary.of(fact)), asked);
    }

    private ApiResponse again(Summary known, Asked asked, Refund before) {
        if (!asked.refund().isSameAs(before)) {
            return refused(asked, new Refusal("other-request", "this Idempotency-Key was used for another refund"));
        }
        count(asked, "repeated");
        return answer(200, known, asked);
    }

    private void count(Asked asked, String outcome) {
        var key = asked.key();
        metrics.count(METRIC, key.account(), outcome, "reference", key.reference(), "refund", asked.id());
    }

    private ApiResponse answer(int status, Summary known, Asked asked) {
        Map<String, Json> answer = new LinkedHashMap<>();
        asked.in(known).ifPresent(refund -> answer.put("refund", PaymentView.refund(asked.id(), refund)));
        if (answer.isEmpty()) {
            return refused(asked, TOO_MANY);
        }
        asked.shown().apply(known).ifPresent(payment -> answer.put("payment", payment));
        return ApiResponse.json(status, new Json.Fields(answer));
    }
}
