package dev.anxin.local.simulator.alipay;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// What Alipay answers: trades, refunds.
final class AlipayObjects {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    /// After this nothing can be refunded any more.
    private static final Duration REFUNDABLE = Duration.ofDays(365);

    private AlipayObjects() {}

    /// By the time of China.
    static String time(Instant at) {
        return TIME.format(at);
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /// In fen: what all refunds that are done sent back.
    static long returned(GatewayPayment payment) {
        return payment.returns().refunds().stream()
                .filter(refund -> refund.status() == GatewayRefund.Status.SUCCEEDED)
                .mapToLong(refund -> refund.amount().minor())
                .sum();
    }

    /// The merchant's number of it; Alipay's own of one that was made in its pages.
    static String number(GatewayRefund refund) {
        return refund.key().isEmpty() ? refund.id() : refund.key();
    }

    static boolean isFinished(GatewayPayment payment, Instant now) {
        return payment.at(Status.SUCCEEDED)
                .filter(at -> at.plus(REFUNDABLE).isBefore(now))
                .isPresent();
    }

    static Map<String, Json> names(GatewayPayment payment) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("trade_no", Json.of(payment.ids().own()));
        fields.put("out_trade_no", Json.of(payment.ids().reference()));
        return fields;
    }

    static Json trade(GatewayPayment payment, Instant now) {
        var fields = names(payment);
        fields.put("buyer_logon_id", Json.of("mad***@up.example"));
        fields.put("buyer_user_id", Json.of("2088000000000099"));
        fields.put("trade_status", Json.of(status(payment, now)));
        fields.put("total_amount", Json.of(yuan(payment.taken().minor())));
        payment.at(Status.SUCCEEDED).ifPresent(at -> {
            fields.put("send_pay_date", Json.of(time(at)));
            fields.put("buyer_pay_amount", Json.of(yuan(payment.taken().minor())));
            fields.put("receipt_amount", Json.of(yuan(payment.taken().minor())));
        });
        if (!payment.amount().currency().equals("CNY")) {
            fields.put("trans_currency", Json.of(payment.amount().currency()));
        }
        return new Json.Fields(fields);
    }

    /// That an attempt failed is no status: the customer may try again.
    private static String status(GatewayPayment payment, Instant now) {
        return switch (payment.status()) {
            case WAITING, AUTHORISED, PROCESSING, FAILED -> "WAIT_BUYER_PAY";
            case CLOSED -> "TRADE_CLOSED";
            case SUCCEEDED -> {
                var all = returned(payment) >= payment.taken().minor();
                yield all ? "TRADE_CLOSED" : isFinished(payment, now) ? "TRADE_FINISHED" : "TRADE_SUCCESS";
            }
        };
    }

    /// One that is not done has no status.
    static Json refund(GatewayPayment payment, GatewayRefund refund) {
        var fields = names(payment);
        fields.put("out_request_no", Json.of(number(refund)));
        fields.put("total_amount", Json.of(yuan(payment.taken().minor())));
        if (refund.status() == GatewayRefund.Status.SUCCEEDED) {
            fields.put("refund_status", Json.of("REFUND_SUCCESS"));
            fields.put("refund_amount", Json.of(yuan(refund.shown().minor())));
            fields.put("gmt_refund_pay", Json.of(time(refund.changed())));
        }
        return new Json.Fields(fields);
    }
}
