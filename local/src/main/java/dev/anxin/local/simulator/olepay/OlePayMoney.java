package dev.anxin.local.simulator.olepay;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayCapture;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.RefundOutcome.Made;
import dev.anxin.local.simulator.books.RefundOutcome.Refused;
import dev.anxin.local.simulator.books.RefundOutcome.Why;
import dev.anxin.local.simulator.protocol.GatewayApi.Asked;
import dev.anxin.local.simulator.protocol.GatewayApi.Desk;
import dev.anxin.local.simulator.protocol.GatewayApi.Wanted;
import dev.anxin.payment.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// OlePay's refunds and chargebacks, and its list of payments.
final class OlePayMoney {
    private static final int PAGE = 100;

    private final OlePayApi api;

    OlePayMoney(OlePayApi api) {
        this.api = api;
    }

    LoopbackServer.Answer refund(GatewayPayment payment, Asked asked, Desk desk) {
        try {
            var body = Json.parse(asked.body());
            var amount = new Money(body.needWhole("amount"), body.needText("currency"));
            var key = body.needText("merchant_refund_id");
            return amount.minor() == 0 || key.isEmpty()
                    ? api.refused(400, "bad_request", "a refund has an id and an amount")
                    : refund(payment, new Wanted(key, amount, true), desk);
        } catch (BadJson | IllegalArgumentException wrong) {
            return api.refused(400, "bad_request", String.valueOf(wrong.getMessage()));
        }
    }

    private LoopbackServer.Answer refund(GatewayPayment payment, Wanted wanted, Desk desk) {
        return switch (desk.refund(payment, wanted)) {
            case Made(var after, var refund, var _) ->
                LoopbackServer.Answer.json(201, new Json.Fields(fields(after, refund)).write());
            case Refused(var why) -> refused(why);
        };
    }

    private LoopbackServer.Answer refused(Why why) {
        return switch (why) {
            case NOT_TAKEN -> api.refused(400, "not_refundable", "nothing was taken");
            case OTHER_CURRENCY -> api.refused(400, "wrong_currency", "the payment is in another currency");
            case DISPUTED -> api.refused(400, "disputed", "the payment is disputed");
            case TOO_MUCH, NOTHING_LEFT -> api.refused(400, "more_than_captured", "so much is not left");
            case OTHER_AMOUNT -> api.refused(409, "refund_exists", "there is another refund by this id");
            case REJECTED -> api.refused(402, "rejected", "the bank takes no refunds");
        };
    }

    static Map<String, Json> fields(GatewayPayment payment, GatewayRefund refund) {
        var fields = names(payment);
        fields.put("refund_id", Json.of(refund.id()));
        if (!refund.key().isEmpty()) {
            fields.put("merchant_refund_id", Json.of(refund.key()));
        }
        fields.put("refund_amount", Json.of(refund.shown().minor()));
        fields.put("currency", Json.of(refund.shown().currency()));
        fields.put("status", Json.of(refund.status().word()));
        fields.put("created_at", OlePayApi.time(refund.at()));
        return fields;
    }

    /// Those of a payment that was taken in parts, or lost some of it.
    static Map<String, Json> captures(GatewayPayment payment) {
        var captures = payment.taking().captures();
        return payment.taking().isNamed() && !captures.isEmpty()
                ? Map.of("captures", Json.array(captures.stream().map(one -> new Json.Fields(fields(payment, one)))))
                : Map.of();
    }

    static Map<String, Json> fields(GatewayPayment payment, GatewayCapture capture) {
        var fields = names(payment);
        fields.put("currency", Json.of(payment.amount().currency()));
        var number = payment.taking().captures().indexOf(capture) + 1;
        fields.put("capture_id", Json.of("oca_" + payment.ids().reference() + "_" + number));
        fields.put("capture_amount", Json.of(capture.amount()));
        fields.put("status", Json.of(capture.failed() ? "failed" : "succeeded"));
        return fields;
    }

    static Map<String, Json> fields(GatewayPayment payment, GatewayDispute dispute) {
        var fields = names(payment);
        fields.put("chargeback_id", Json.of(dispute.id()));
        if (!dispute.shown().equals(Money.NONE)) {
            fields.put("chargeback_amount", Json.of(dispute.shown().minor()));
            fields.put("currency", Json.of(dispute.shown().currency()));
        }
        fields.put("status", Json.of(dispute.status().word()));
        fields.put("created_at", OlePayApi.time(dispute.at()));
        return fields;
    }

    private static Map<String, Json> names(GatewayPayment payment) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("order_id", Json.of(payment.ids().reference()));
        fields.put("payment_id", Json.of(payment.ids().own()));
        fields.put("amount", Json.of(payment.amount().minor()));
        return fields;
    }

    static String type(GatewayRefund refund) {
        return "refund." + refund.status().word();
    }

    /// OlePay's banks take at once, and never only ask.
    static String type(GatewayDispute dispute) {
        return "chargeback."
                + (dispute.status() == GatewayDispute.Status.OPEN
                        ? "opened"
                        : dispute.status().word());
    }

    /// The account's payments, oldest first.
    LoopbackServer.Answer payments(Asked asked, GatewayBooks gatewayBooks) {
        try {
            var from = Instant.parse(asked.form().getOrDefault("from", ""));
            var until = Instant.parse(asked.form().getOrDefault("until", ""));
            var limit = limit(asked);
            var found = gatewayBooks.oldestFirst(from, until, asked.form().getOrDefault("cursor", ""), limit + 1);
            var page = found.stream().limit(limit).toList();
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("payments", Json.array(page.stream().map(one -> new Json.Fields(OlePayApi.fields(one)))));
            if (found.size() > limit) {
                fields.put("next", Json.of(page.getLast().ids().reference()));
            }
            return LoopbackServer.Answer.json(200, new Json.Fields(fields).write());
        } catch (DateTimeException noTime) {
            return api.refused(400, "bad_request", "'from' and 'until' are ISO 8601 times");
        }
    }

    private static int limit(Asked asked) {
        var text = asked.form().getOrDefault("limit", "");
        return text.matches("[1-9][0-9]?") ? Integer.parseInt(text) : PAGE;
    }
}
