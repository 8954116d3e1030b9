package dev.anxin.function.refund;

import dev.anxin.aws.Digest;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.api.MerchantAccess;
import dev.anxin.function.api.PaymentAnswers;
import dev.anxin.function.api.PaymentView;
import dev.anxin.function.api.RequestFields;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.KeptBody;
import dev.anxin.privacy.Mask;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `POST /payments/{account}/{reference}/refunds`: a person wants money to go back. What is plainly
/// impossible is refused at once; what is taken on is decided with the gateway's word, like every
/// refund.
public record RequestRefund(
        MerchantAccess merchantAccess, PaymentLedger paymentLedger, PaymentAnswers answers, Metrics metrics) {
    private static final Set<String> FIELDS = Set.of("amount", "currency", "reason");
    private static final String METRIC = "RefundRequests";

    /// Visible ASCII, as HTTP headers are.
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /// One line that can be shown.
    private static final Pattern REASON = Pattern.compile("[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]{1,200}");

    /// What a payment keeps count of.
    private static final int MOST_REFUNDS = 20;

    private static final Refusal TOO_MANY =
            new Refusal("too-many", "the payment has " + MOST_REFUNDS + " refunds, and takes no more");

    /// What was asked for.
    ///
    /// @param id the same for the same client and key
    /// @param currency empty: the payment's own
    /// @param reason masked: it is kept, shown and told
    private record Asked(String id, long amount, String currency, String reason, ApiRequest request) {
        String client() {
            return request.client();
        }

        String purpose() {
            return "by-hand: " + reason;
        }

        boolean isSameAs(Refund refund) {
            var sameMoney = currency.isEmpty() || currency.equals(refund.asked().currency());
            return sameMoney
                    && refund.asked().minor() == amount
                    && refund.purpose().equals(purpose());
        }
    }

    public ApiResponse answer(ApiRequest request) {
        var body = RequestFields.body(request, FIELDS);
        var key = Optional.ofNullable(request.headers().get("idempotency-key"))
                .filter(text -> KEY.matcher(text).matches())
                .orElseThrow(() -> new BadJson("the header Idempotency-Key is not 1 to 200 visible ASCII characters"));
        var named = request.client() + "\n" + key;
        var word = "h-" + Digest.of(named.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        var reason = reason(body);
        var amount = amount(body);
        var currency = currency(body);
        return merchantAccess
                .payment(request)
                .flatMap(payment -> paymentLedger
                        .registered(payment)
                        .map(known -> ask(
                                payment,
                                known,
                                new Asked(RefundRequests.id(payment, word), amount, currency, reason, request))))
                .orElseGet(MerchantAccess::notFound);
    }

    private static long amount(Json body) {
        var amount = body.needWhole("amount");
        if (amount <= 0 || amount > Money.LIMIT) {
            throw new BadJson("'amount' is not between 1 and " + Money.LIMIT);
        }
        return amount;
    }

    private static String currency(Json body) {
        if (!body.at("currency").exists()) {
            return "";
        }
        var currency = body.needText("currency");
        if (!Money.isCurrency(currency)) {
            throw new BadJson("'currency' is no ISO 4217 code in capital letters");
        }
        return currency;
    }

    private static String reason(Json body) {
        var reason = body.needText("reason");
        if (RequestFields.isBlank(reason) || !REASON.matcher(reason).matches()) {
            throw new BadJson("'reason' is not one line of 1 to 200 characters");
        }
        return Mask.text(reason);
    }

    private ApiResponse ask(PaymentKey key, Summary known, Asked asked) {
        return find(known, asked)
                .map(before -> again(key, known, asked, before))
                .orElseGet(() -> fresh(key, PaymentState.of(known), asked));
    }

    private static Optional<Refund> find(Summary known, Asked asked) {
        return Optional.ofNullable(known.refunds().entries().get(asked.id()));
    }

    private ApiResponse fresh(PaymentKey key, PaymentState state, Asked asked) {
        return refusal(state, asked).map(refusal -> refused(key, refusal)).orElseGet(() -> put(key, state, asked));
    }

    /// @param reason in one word
    private record Refusal(String reason, String problem) {}

    private static Optional<Refusal> refusal(PaymentState state, Asked asked) {
        var summary = state.summary();
        var currency = state.money().expected().currency();
        if (!state.hasMoney()) {
            return Optional.of(new Refusal("not-paid", "the payment is not paid, or what the gateway says is doubted"));
        }
        if (!asked.currency().isEmpty() && !asked.currency().equals(currency)) {
            return Optional.of(new Refusal("other-currency", "the payment is in " + currency));
        }
        if (summary.stopsRefunds()) {
            return Optional.of(
                    new Refusal("disputed", "a bank decides about this money: the gateway refunds none of it"));
        }
        if (summary.refunds().tooMany() || summary.refunds().entries().size() >= MOST_REFUNDS) {
            return Optional.of(TOO_MANY);
        }
        if (asked.amount() > state.money().refundable()) {
            var left = new Money(state.money().refundable(), currency).display();
            return Optional.of(new Refusal("more-than-left", "it is more than is left to send back: " + left));
        }
        return Optional.empty();
    }

    private ApiResponse refused(PaymentKey key, Refusal refusal) {
        metrics.count(METRIC, key.account(), refusal.reason(), "reference", key.reference());
        return ApiResponse.problem(409, refusal.problem(), refusal.reason());
    }

    private ApiResponse put(PaymentKey key, PaymentState state, Asked asked) {
        var amount = new Money(asked.amount(), state.money().expected().currency());
        var request = new News.RefundRequested(asked.id(), amount, asked.purpose(), asked.client());
        var fact = RefundRequests.requested(key, paymentLedger.now(), request);
        var evidence = Json.object("amount", amount.minor(), "reason", asked.reason(), "by", asked.client());
        if (!paymentLedger.put(fact, KeptBody.of(evidence))) {
            var known = paymentLedger.known(key); // two at once with one key: the other was faster
            return find(known, asked)
                    .map(before -> again(key, known, asked, before))
                    .orElseGet(() -> refused(key, TOO_MANY));
        }
        metrics.count(METRIC, key.account(), "recorded", "reference", key.reference(), "refund", asked.id());
        return answer(202, key, state.summary().join(Summary.of(fact)), asked);
    }

    private ApiResponse again(PaymentKey key, Summary known, Asked asked, Refund before) {
        if (!asked.isSameAs(before)) {
            return refused(key, new Refusal("other-request", "this Idempotency-Key was used for another refund"));
        }
        metrics.count(METRIC, key.account(), "repeated", "reference", key.reference(), "refund", asked.id());
        return answer(200, key, known, asked);
    }

    private ApiResponse answer(int status, PaymentKey key, Summary known, Asked asked) {
        Map<String, Json> answer = new LinkedHashMap<>();
        find(known, asked).ifPresent(refund -> answer.put("refund", PaymentView.refund(asked.id(), refund)));
        if (answer.isEmpty()) {
            return refused(key, TOO_MANY);
        }
        answers.visible(asked.request(), key, known).ifPresent(payment -> answer.put("payment", payment));
        return ApiResponse.json(status, new Json.Fields(answer));
    }
}
