package dev.anxin.function.order;

import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.json.Json;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderChange.Reason;
import dev.anxin.payment.PaymentKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Orders in answers to merchants, and why something does not happen to one.
final class OrderAnswers {
    private static final Comparator<PaymentKey> BY_NAME = Comparator.comparing(PaymentKey::toString);

    private OrderAnswers() {}

    /// @param done what it is called when it happened: `fulfilled`
    static ApiResponse of(OrderBook.Settled settled, String metric, String done, Metrics metrics) {
        var order = settled.order();
        var outcome = switch (settled.orderChange()) {
            case OrderChange.Changed _ -> done;
            case OrderChange.Unchanged _ -> "repeated";
            case OrderChange.Refused(var reason) -> word(reason);
        };
        metrics.count(metric, account(order), outcome, "order", order.key().order());
        return settled.orderChange() instanceof OrderChange.Refused(var reason)
                ? ApiResponse.problem(reason == Reason.NOT_ITS_PAYMENT ? 404 : 409, inWords(reason), word(reason))
                : ApiResponse.json(200, view(order));
    }

    static ApiResponse notFound() {
        return ApiResponse.problem(404, "there is no such order, or it is not yours");
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case NOT_PAID -> "not-paid";
            case WAITS_FOR_CUSTOMER -> "waits-for-customer";
            case DEBIT_UNDER_WAY -> "debit-under-way";
            case PART_PAID -> "part-paid";
            case CAPTURE_FAILED -> "capture-failed";
            case INQUIRY -> "inquiry";
            case DISPUTED -> "disputed";
            case CHARGED_BACK -> "charged-back";
            case FRAUD_WARNING -> "fraud-warning";
            case NOT_RECOGNISED -> "not-recognised";
            case HELD_BY_ANOTHER -> "held-by-another";
            case TAKEN_BACK, REFUNDING -> "refunding";
            case FULFILLED -> "fulfilled";
            case CANCELLED -> "cancelled";
            case NOT_ITS_PAYMENT -> "not-its-payment";
            case FULL -> "full";
        };
    }

    private static String inWords(Reason reason) {
        return switch (reason) {
            case NOT_PAID -> "no payment stands for the order: not paid, doubted, or its money went back";
            case WAITS_FOR_CUSTOMER -> "a slip is out or a transfer is to be made: the customer has not paid yet";
            case DEBIT_UNDER_WAY -> "the customer's bank works on a debit, which takes days and may fail";
            case PART_PAID -> "less was taken than is expected: correct the amount to accept it, or send it back";
            case CAPTURE_FAILED ->
                "a capture failed, and the money is not there: capture it again, or correct the amount to what is left";
            case INQUIRY ->
                "a bank asks about the payment, and nobody has decided what to do: refund it, or answer the bank";
            case DISPUTED -> "the payment is disputed: a bank has its money until it decides";
            case CHARGED_BACK -> "the payment was charged back: a bank took its money";
            case NOT_RECOGNISED -> "the customer says that somebody else paid: a person looks first";
            case FRAUD_WARNING -> "the card network warns of fraud, and a dispute is likely: refund it";
            case HELD_BY_ANOTHER -> "another payment holds the order";
            case TAKEN_BACK, REFUNDING -> "the payment's money is going back";
            case FULFILLED -> "the order was fulfilled";
            case CANCELLED -> "the order was cancelled, and that is final";
            case NOT_ITS_PAYMENT -> "the payment is none of this order's";
            case FULL -> "the order has " + MerchantOrder.MOST_PAYMENTS + " payments, and takes no more";
        };
    }

    /// Over which account it is paid, or may be.
    private static String account(MerchantOrder order) {
        return Stream.concat(
                        order.holder().who().stream(), order.payments().stream().sorted(BY_NAME))
                .map(PaymentKey::account)
                .findFirst()
                .orElse("");
    }

    static Json view(MerchantOrder order) {
        Map<String, Json> view = new LinkedHashMap<>();
        view.put("order", Json.of(order.key().order()));
        view.put("merchant", Json.of(order.key().merchant()));
        view.put("status", Json.of(order.status()));
        order.holder().who().ifPresent(holder -> view.put("holder", view(holder)));
        view.put(
                "payments", Json.array(order.payments().stream().sorted(BY_NAME).map(OrderAnswers::view)));
        view.put("at", Json.of(order.at()));
        view.put("version", Json.of(order.version()));
        return new Json.Fields(view);
    }

    private static Json view(PaymentKey payment) {
        return Json.object("account", payment.account(), "reference", payment.reference());
    }
}
