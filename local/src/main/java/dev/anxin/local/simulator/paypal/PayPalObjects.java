package dev.anxin.local.simulator.paypal;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.GatewayCapture;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What PayPal writes: events, orders, captures, authorisations, refunds, disputes.
final class PayPalObjects {
    private static final String HOST = "https://api.sandbox.paypal.com";

    private PayPalObjects() {}

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Json event(String id, String type, Instant at, Json resource) {
        return Json.object(
                "id",
                id,
                "event_version",
                "1.0",
                "create_time",
                time(at),
                "resource_version",
                "2.0",
                "event_type",
                type,
                "summary",
                "simulated",
                "resource",
                resource);
    }

    static Json order(GatewayPayment payment) {
        var payments = new LinkedHashMap<String, Json>();
        payments.put("captures", Json.array(captures(payment).stream()));
        if (payment.status() == Status.AUTHORISED) {
            payments.put("authorizations", Json.array(Stream.of(authorization(payment))));
        }
        payments.put("refunds", Json.array(payment.returns().refunds().stream().map(one -> refund(payment, one))));
        payments.values().removeIf(list -> list.elements().isEmpty());
        var unit = Json.object(
                "reference_id",
                "default",
                "amount",
                PayPalUnits.write(payment.amount()),
                "payments",
                new Json.Fields(payments));
        return Json.object(
                "id",
                payment.ids().reference(),
                "intent",
                payment.status() == Status.AUTHORISED ? "AUTHORIZE" : "CAPTURE",
                "status",
                status(payment),
                "create_time",
                time(payment.createdAt()),
                "purchase_units",
                Json.array(Stream.of(unit)),
                "payer",
                Json.object("email_address", "payer@made.example"));
    }

    private static String status(GatewayPayment payment) {
        return switch (payment.status()) {
            case WAITING -> "CREATED";
            case FAILED -> payment.method().kind() == PayMethod.Kind.CARD ? "CREATED" : "COMPLETED";
            case PROCESSING -> isPending(payment) ? "COMPLETED" : "APPROVED";
            case CLOSED -> "VOIDED";
            case AUTHORISED, SUCCEEDED -> "COMPLETED";
        };
    }

    /// Whether it was captured, and the money is under way. Without that the customer has only approved it.
    static boolean isPending(GatewayPayment payment) {
        return payment.status() == Status.PROCESSING && payment.method().kind() != PayMethod.Kind.CARD;
    }

    private static List<Json> captures(GatewayPayment payment) {
        var all = new ArrayList<Json>();
        var tries = payment.tries();
        tries.failed().stream()
                .sorted()
                .forEach(number -> all.add(declined(payment, number, number == tries.number() ? payment.code() : "")));
        if (isPending(payment)) {
            all.add(pending(payment));
        }
        if (payment.status() == Status.SUCCEEDED) {
            var taken = payment.taking().captures();
            IntStream.range(0, taken.size())
                    .forEach(i -> all.add(completed(payment, tries.number() + i, taken.get(i))));
        }
        return all;
    }

    private static Map<String, Json> capture(
            GatewayPayment payment, int number, String status, long minor, Instant at) {
        Map<String, Json> fields = new LinkedHashMap<>();
        var id = PayPalNames.capture(payment, number);
        fields.put("id", Json.of(id));
        fields.put("status", Json.of(status));
        fields.put("amount", PayPalUnits.write(new Money(minor, payment.amount().currency())));
        fields.put("final_capture", Json.of(true));
        fields.put("create_time", Json.of(time(at)));
        fields.put("update_time", Json.of(time(at)));
        fields.put(
                "supplementary_data",
                Json.object("related_ids", Json.object("order_id", payment.ids().reference())));
        fields.put("links", Json.array(Stream.of(link("self", "/v2/payments/captures/" + id))));
        return fields;
    }

    private static Json declined(GatewayPayment payment, int number, String code) {
        var fields = capture(payment, number, "DECLINED", payment.amount().minor(), payment.since());
        if (code.matches("[0-9A-Z]{4}")) {
            fields.put("processor_response", Json.object("response_code", code));
        } else if (!code.isEmpty()) {
            fields.put("status_details", Json.object("reason", code));
        }
        return new Json.Fields(fields);
    }

    private static Json pending(GatewayPayment payment) {
        var fields = capture(
                payment, payment.tries().number(), "PENDING", payment.amount().minor(), payment.since());
        var isDebit = payment.method().kind() == PayMethod.Kind.BANK_DEBIT;
        fields.put(
                "status_details", Json.object("reason", isDebit ? "ECHECK" : "TRANSACTION_APPROVED_AWAITING_FUNDING"));
        return new Json.Fields(fields);
    }

    private static Json completed(GatewayPayment payment, int number, GatewayCapture taken) {
        var back = payment.returns().refunded();
        var part = back < payment.taken().minor() ? "PARTIALLY_REFUNDED" : "REFUNDED";
        var status = taken.failed() ? "DECLINED" : back == 0 ? "COMPLETED" : part;
        return new Json.Fields(capture(payment, number, status, taken.amount(), taken.changed()));
    }

    /// The latest.
    static Json capture(GatewayPayment payment) {
        return captures(payment).getLast();
    }

    static Json authorization(GatewayPayment payment) {
        return Json.object(
                "id",
                PayPalNames.authorization(payment),
                "status",
                payment.status() == Status.AUTHORISED ? "CREATED" : "VOIDED",
                "amount",
                PayPalUnits.write(payment.amount()),
                "create_time",
                time(payment.since()),
                "update_time",
                time(payment.since()),
                "supplementary_data",
                Json.object("related_ids", Json.object("order_id", payment.ids().reference())));
    }

    /// It names its capture by a link alone.
    static Json refund(GatewayPayment payment, GatewayRefund refund) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(refund.id()));
        fields.put("status", Json.of(status(refund)));
        fields.put("amount", PayPalUnits.write(refund.shown()));
        if (!refund.key().isEmpty()) {
            fields.put("custom_id", Json.of(refund.key()));
        }
        fields.put("create_time", Json.of(time(refund.at())));
        fields.put("update_time", Json.of(time(refund.changed())));
        var capture = "/v2/payments/captures/"
                + PayPalNames.capture(payment, payment.tries().number());
        fields.put(
                "links",
                Json.array(Stream.of(link("self", "/v2/payments/refunds/" + refund.id()), link("up", capture))));
        return new Json.Fields(fields);
    }

    private static Json link(String rel, String path) {
        return Json.object("href", HOST + path, "rel", rel, "method", "GET");
    }

    private static String status(GatewayRefund refund) {
        return switch (refund.status()) {
            case PENDING -> "PENDING";
            case SUCCEEDED -> "COMPLETED";
            case FAILED -> "FAILED";
        };
    }

    /// As a list has it, and as callbacks do.
    static Map<String, Json> dispute(GatewayPayment payment, GatewayDispute dispute) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("dispute_id", Json.of(dispute.id()));
        fields.put("create_time", Json.of(time(dispute.at())));
        fields.put("update_time", Json.of(time(dispute.changed())));
        var capture = PayPalNames.capture(payment, payment.tries().number());
        fields.put(
                "disputed_transactions",
                Json.array(Stream.of(Json.object("seller_transaction_id", capture, "buyer_transaction_id", "0BUYER"))));
        fields.put("reason", Json.of("MERCHANDISE_OR_SERVICE_NOT_RECEIVED"));
        fields.put("status", Json.of(isOver(dispute) ? "RESOLVED" : "WAITING_FOR_SELLER_RESPONSE"));
        var isAsked = dispute.status() == GatewayDispute.Status.INQUIRY;
        fields.put("dispute_life_cycle_stage", Json.of(isAsked ? "INQUIRY" : "CHARGEBACK"));
        fields.put("seller_response_due_date", Json.of(time(dispute.evidenceUntil())));
        if (!dispute.shown().equals(Money.NONE)) {
            fields.put("dispute_amount", PayPalUnits.write(dispute.shown()));
        }
        return fields;
    }

    static boolean isOver(GatewayDispute dispute) {
        return switch (dispute.status()) {
            case INQUIRY, OPEN -> false;
            case PREVENTED, CLOSED, WON, LOST -> true;
        };
    }

    /// With what it cost.
    static Json detailed(GatewayPayment payment, GatewayDispute dispute) {
        var fields = dispute(payment, dispute);
        var outcome = switch (dispute.status()) {
            case INQUIRY, OPEN -> "";
            case PREVENTED, CLOSED -> "CANCELED_BY_BUYER";
            case WON -> "RESOLVED_SELLER_FAVOUR";
            case LOST -> "RESOLVED_BUYER_FAVOUR";
        };
        if (!outcome.isEmpty()) {
            fields.put("dispute_outcome", Json.object("outcome_code", outcome));
        }
        var taken = movement("DEBIT", dispute);
        var movements = switch (dispute.status()) {
            case INQUIRY, PREVENTED, CLOSED -> Stream.<Json>empty();
            case OPEN, LOST -> Stream.of(taken);
            case WON -> Stream.of(taken, movement("CREDIT", dispute));
        };
        fields.put("money_movements", Json.array(movements));
        return new Json.Fields(fields);
    }

    private static Json movement(String type, GatewayDispute dispute) {
        return Json.object(
                "affected_party",
                "SELLER",
                "type",
                type,
                "amount",
                PayPalUnits.write(dispute.amount()),
                "reason",
                "DISPUTE");
    }
}
