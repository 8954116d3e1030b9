package dev.anxin.local.simulator.wechat;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// What WeChat Pay writes: events, transactions, refunds.
final class WeChatObjects {
    /// In whole seconds, by the time of China.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.ofHours(8));

    private WeChatObjects() {}

    static Json event(String id, String type, Instant at, Json about) {
        return Json.object(
                "id",
                id,
                "create_time",
                TIME.format(at),
                "resource_type",
                "encrypt-resource",
                "event_type",
                type,
                "summary",
                "simulated",
                "resource",
                about);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /// What is told of a payment that only its callback knows.
    static Json paid(Occurrence occurrence) {
        var fields = names(occurrence.reference());
        fields.put("trade_type", Json.of("NATIVE"));
        fields.put("trade_state", Json.of("SUCCESS"));
        fields.put("success_time", Json.of(TIME.format(occurrence.at())));
        fields.put("amount", total(occurrence.amount()));
        return new Json.Fields(fields);
    }

    static Json refunded(Occurrence occurrence) {
        var refund = new GatewayRefund(
                "50" + occurrence.reference(),
                "by-hand",
                occurrence.amount(),
                occurrence.amount(),
                GatewayRefund.Status.SUCCEEDED,
                occurrence.at(),
                occurrence.at());
        var fields = refundNames(occurrence.reference(), refund);
        fields.put("refund_status", Json.of(occurrence.event().substring("REFUND.".length())));
        fields.put(
                "amount",
                Json.object(
                        "total",
                        occurrence.amount().minor(),
                        "refund",
                        refund.shown().minor()));
        return new Json.Fields(fields);
    }

    private static Map<String, Json> names(String reference) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("appid", Json.of(WeChat.APPID));
        fields.put("mchid", Json.of(WeChat.MCHID));
        fields.put("out_trade_no", Json.of(reference));
        return fields;
    }

    private static Json total(Money amount) {
        return Json.object(
                "total",
                amount.minor(),
                "payer_total",
                amount.minor(),
                "currency",
                amount.currency(),
                "payer_currency",
                amount.currency());
    }

    /// In answers and in callbacks alike.
    static Json transaction(GatewayPayment payment) {
        var fields = names(payment.ids().reference());
        fields.put("trade_type", Json.of("NATIVE"));
        fields.put("trade_state", Json.of(state(payment)));
        fields.put("trade_state_desc", Json.of("simulated"));
        fields.put("attach", Json.of(""));
        payment.at(Status.SUCCEEDED).ifPresent(at -> {
            fields.put("transaction_id", Json.of(payment.ids().own()));
            fields.put("bank_type", Json.of("OTHERS"));
            fields.put("success_time", Json.of(TIME.format(at)));
            fields.put("payer", Json.object("openid", "oMadeUpOpenId0000000000000"));
        });
        fields.put(
                "amount",
                total(new Money(payment.taken().minor(), payment.amount().currency())));
        return new Json.Fields(fields);
    }

    private static String state(GatewayPayment payment) {
        return switch (payment.status()) {
            case WAITING, AUTHORISED -> "NOTPAY";
            case PROCESSING -> "USERPAYING";
            case FAILED -> "PAYERROR";
            case CLOSED -> "CLOSED";
            case SUCCEEDED -> payment.returns().refunded() > 0 ? "REFUND" : "SUCCESS";
        };
    }

    /// In answers.
    static Json refund(GatewayPayment payment, GatewayRefund refund) {
        var fields = refundNames(payment.ids().reference(), refund);
        fields.put("transaction_id", Json.of(payment.ids().own()));
        fields.put("channel", Json.of("ORIGINAL"));
        fields.put("create_time", Json.of(TIME.format(refund.at())));
        fields.put("status", Json.of(status(refund)));
        var amount = refundAmount(payment, refund);
        amount.put("currency", Json.of(refund.shown().currency()));
        fields.put("amount", new Json.Fields(amount));
        return new Json.Fields(fields);
    }

    /// In callbacks: these name no app, no currency, and the status under another name.
    static Json told(GatewayPayment payment, GatewayRefund refund) {
        var fields = refundNames(payment.ids().reference(), refund);
        fields.put("transaction_id", Json.of(payment.ids().own()));
        fields.put("refund_status", Json.of(status(refund)));
        fields.put("amount", new Json.Fields(refundAmount(payment, refund)));
        return new Json.Fields(fields);
    }

    private static Map<String, Json> refundAmount(GatewayPayment payment, GatewayRefund refund) {
        var taken = payment.taken().minor();
        var returned = refund.shown().minor();
        return new LinkedHashMap<>(
                Json.object("total", taken, "refund", returned, "payer_total", taken, "payer_refund", returned)
                        .members());
    }

    private static Map<String, Json> refundNames(String reference, GatewayRefund refund) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("mchid", Json.of(WeChat.MCHID));
        fields.put("out_trade_no", Json.of(reference));
        fields.put("out_refund_no", Json.of(refund.key().isEmpty() ? refund.id() : refund.key()));
        fields.put("refund_id", Json.of(refund.id()));
        if (refund.status() == GatewayRefund.Status.SUCCEEDED) {
            fields.put("success_time", Json.of(TIME.format(refund.changed())));
        }
        fields.put("user_received_account", Json.of("simulated"));
        return fields;
    }

    private static String status(GatewayRefund refund) {
        return switch (refund.status()) {
            case PENDING -> "PROCESSING";
            case SUCCEEDED -> "SUCCESS";
            case FAILED -> "CLOSED";
        };
    }
}
