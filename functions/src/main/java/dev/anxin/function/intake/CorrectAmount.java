package dev.anxin.function.intake;

import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration.Correction;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Set;

/// `POST /payments/{account}/{reference}/amount`: something else is expected than was registered (tax,
/// promotions). Says what it shall be, not by how much it changes: so saying it twice is the same.
public record CorrectAmount(
        MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers, Metrics metrics) {
    private static final Set<String> FIELDS = Set.of("amount", "currency");

    public ApiResponse answer(ApiRequest request) {
        var amount = RequestFields.amount(RequestFields.body(request, FIELDS));
        return merchantAccess
                .payment(request)
                .map(key -> correct(request, key, amount))
                .orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse correct(ApiRequest request, PaymentKey key, Money amount) {
        return paymentLedger
                .registered(key)
                .map(known -> correct(request, key, known, amount))
                .orElseGet(MerchantAccess::notFound);
    }

    private ApiResponse correct(ApiRequest request, PaymentKey key, Summary known, Money amount) {
        var state = PaymentState.of(known);
        var expected = state.money().expected();
        if (!expected.currency().equals(amount.currency())) {
            return ApiResponse.problem(
                    409,
                    "the payment is in " + expected.currency()
                            + ", and a correction cannot change that: register another payment");
        }
        return expected.equals(amount) ? answers.of(request, 200, key, known) : put(request, key, state, amount);
    }

    /// Its id names the correction that it follows. So the same correction sent twice is one, and one back to
    /// an earlier amount is a new one.
    private ApiResponse put(ApiRequest request, PaymentKey key, PaymentState state, Money amount) {
        var known = state.summary();
        var before = known.correction();
        var id = "amount#" + (before.exists() ? before.at().toEpochMilli() : 0) + "#" + amount.minor();
        var fact = Fact.of(key, Fact.Source.MERCHANT, id, after(before), corrected(state, amount));
        var fresh = paymentLedger.put(fact);
        metrics.count("Corrections", key.account(), fresh ? "recorded" : "repeated", "reference", key.reference());
        return answers.of(request, 200, key, fresh ? known.join(Summary.of(fact)) : paymentLedger.known(key));
    }

    /// What its maker saw goes with it. A payment that is paid stays paid, also with more expected.
    private static News corrected(PaymentState state, Money amount) {
        var captured = state.money().captured().minor();
        var isPaid = state.status() == PaymentState.Status.PAID;
        return new News.Corrected(amount, isPaid ? Math.min(captured, amount.minor()) : amount.minor());
    }

    /// Now, but always later than the correction before, whatever two clocks say, because the latest counts.
    private Instant after(Correction before) {
        var now = paymentLedger.now();
        return before.exists() && !now.isAfter(before.at()) ? before.at().plusMillis(1) : now;
    }
}
