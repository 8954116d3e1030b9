package dev.anxin.local.simulator.alipay;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.RsaKeys;
import dev.anxin.payment.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What Alipay tells by itself: forms, not yet signed.
final class AlipayNotices {
    private AlipayNotices() {}

    /// What is told of a payment that only its callback knows.
    static String told(Occurrence occurrence) {
        var fields = occurrence.event().equals(Alipay.DEPOSIT_BACK)
                ? depositBack(occurrence)
                : trade(occurrence.id(), occurrence.event(), occurrence.reference(), occurrence.amount());
        switch (occurrence.event()) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> fields.put("gmt_payment", AlipayObjects.time(occurrence.at()));
            case "TRADE_CLOSED" -> fields.put("gmt_close", AlipayObjects.time(occurrence.at()));
            default -> {}
        }
        return form(fields);
    }

    private static Map<String, String> depositBack(Occurrence occurrence) {
        var fields = new TreeMap<String, String>();
        fields.put("notify_id", occurrence.id());
        fields.put("msg_method", Alipay.DEPOSIT_BACK);
        fields.put("app_id", Alipay.APP_ID);
        fields.put("charset", "utf-8");
        fields.put("version", "1.1");
        var content = Json.object(
                "trade_no",
                "2026" + occurrence.reference(),
                "out_trade_no",
                occurrence.reference(),
                "out_request_no",
                "by-hand",
                "dback_status",
                occurrence.code().equals("F") ? "F" : "S",
                "dback_amount",
                AlipayObjects.yuan(occurrence.amount().minor()),
                "bank_ack_time",
                AlipayObjects.time(occurrence.at()));
        fields.put("biz_content", content.write());
        return fields;
    }

    /// A payment that was paid, or that nobody paid in time.
    static String told(String id, GatewayPayment payment) {
        var paid = payment.status() == Status.SUCCEEDED;
        var fields =
                trade(id, paid ? "TRADE_SUCCESS" : "TRADE_CLOSED", payment.ids().reference(), payment.taken());
        fields.put("trade_no", payment.ids().own());
        fields.put(paid ? "gmt_payment" : "gmt_close", AlipayObjects.time(payment.since()));
        return form(fields);
    }

    /// The payment's own notice again: paid still, or closed once all of it is back. The sum is that of all refunds.
    static String told(String id, GatewayPayment payment, GatewayRefund refund) {
        var back = AlipayObjects.returned(payment);
        var all = back >= payment.taken().minor();
        var fields =
                trade(id, all ? "TRADE_CLOSED" : "TRADE_SUCCESS", payment.ids().reference(), payment.taken());
        fields.put("trade_no", payment.ids().own());
        payment.at(Status.SUCCEEDED).ifPresent(at -> fields.put("gmt_payment", AlipayObjects.time(at)));
        fields.put("gmt_refund", AlipayObjects.time(refund.changed()) + ".120");
        fields.put("refund_fee", AlipayObjects.yuan(back));
        fields.put("out_biz_no", AlipayObjects.number(refund));
        if (all) {
            fields.put("gmt_close", AlipayObjects.time(refund.changed()));
        }
        return form(fields);
    }

    private static Map<String, String> trade(String id, String status, String reference, Money amount) {
        var yuan = AlipayObjects.yuan(amount.minor());
        return new TreeMap<>(Map.ofEntries(
                Map.entry("notify_id", id),
                Map.entry("notify_type", "trade_status_sync"),
                Map.entry("charset", "utf-8"),
                Map.entry("version", "1.0"),
                Map.entry("app_id", Alipay.APP_ID),
                Map.entry("auth_app_id", Alipay.APP_ID),
                Map.entry("seller_id", Alipay.SELLER_ID),
                Map.entry("buyer_id", "2088000000000099"),
                Map.entry("subject", "Anxin 演示 + demo"),
                Map.entry("out_trade_no", reference),
                Map.entry("trade_no", "2026" + reference),
                Map.entry("trade_status", status),
                Map.entry("total_amount", yuan),
                Map.entry("receipt_amount", yuan),
                Map.entry("buyer_pay_amount", yuan),
                Map.entry("fund_bill_list", "[{\"amount\":\"" + yuan + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]")));
    }

    /// Signed by the V1 rule, with the time in it.
    static String signed(String body, String privateKey, Instant at) {
        var fields = new TreeMap<>(LoopbackServer.form(body));
        fields.keySet().removeIf(String::isEmpty);
        if (fields.containsKey("msg_method")) {
            fields.put("utc_timestamp", "" + at.toEpochMilli());
        } else {
            fields.put("notify_time", AlipayObjects.time(at));
        }
        fields.remove("sign");
        fields.remove("sign_type");
        var signature = RsaKeys.sign(privateKey, content(fields));
        fields.put("sign", signature);
        fields.put("sign_type", "RSA2");
        return form(fields);
    }

    private static String content(SortedMap<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
