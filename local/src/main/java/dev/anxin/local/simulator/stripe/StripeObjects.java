package dev.anxin.local.simulator.stripe;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Payments in Stripe's shape: payment intents, charges, checkout sessions.
public final class StripeObjects {
    /// What a bank wants to hear from its customer first.
    public static final String AUTHENTICATION = "3ds";

    /// Currencies of two empty decimals at Stripe and none in ISO 4217 (docs.stripe.com/currencies).
    private static final Set<String> TWO_EMPTY_DECIMALS = Set.of("ISK", "UGX");

    private StripeObjects() {}

    /// In Stripe's units.
    static long units(Money amount) {
        return TWO_EMPTY_DECIMALS.contains(amount.currency()) ? amount.minor() * 100 : amount.minor();
    }

    /// @throws IllegalArgumentException if there is no such amount
    static Money money(long units, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        return new Money(TWO_EMPTY_DECIMALS.contains(code) ? units / 100 : units, code);
    }

    /// @param expanded whether the charge is given whole
    static Json intent(GatewayPayment payment, boolean expanded) {
        var units = units(payment.amount());
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(payment.ids().reference()));
        fields.put("object", Json.of("payment_intent"));
        fields.put("amount", Json.of(units));
        fields.put("amount_capturable", Json.of(payment.status() == Status.AUTHORISED ? units : 0));
        fields.put("amount_received", Json.of(payment.status() == Status.SUCCEEDED ? units(payment.taken()) : 0));
        fields.put(
                "canceled_at",
                payment.at(Status.CLOSED).map(StripeObjects::seconds).orElse(Json.Null.NULL));
        fields.put("capture_method", Json.of(payment.status() == Status.AUTHORISED ? "manual" : "automatic"));
        fields.put("created", seconds(payment.createdAt()));
        fields.put("currency", currency(payment));
        fields.put(
                "last_payment_error",
                payment.status() == Status.FAILED
                        ? error(payment.method().kind(), payment.code(), chargeId(payment))
                        : Json.Null.NULL);
        fields.put("latest_charge", charge(payment, expanded));
        fields.put("livemode", Json.of(false));
        fields.put("metadata", Json.object());
        fields.put("next_action", nextAction(payment));
        fields.put(
                "payment_method_types",
                Json.array(Stream.of(payment.method().kind().stripe())));
        fields.put("status", Json.of(status(payment)));
        return new Json.Fields(fields);
    }

    private static String status(GatewayPayment payment) {
        return switch (payment.status()) {
            case WAITING, FAILED -> "requires_payment_method";
            case PROCESSING -> needsCustomer(payment) ? "requires_action" : "processing";
            case CLOSED -> "canceled";
            case AUTHORISED -> "requires_capture";
            case SUCCEEDED -> "succeeded";
        };
    }

    /// Whether it waits for its customer: for an authentication, or for a slip to be paid.
    static boolean needsCustomer(GatewayPayment payment) {
        return payment.code().equals(AUTHENTICATION) || payment.isSlipOut();
    }

    private static Json nextAction(GatewayPayment payment) {
        if (payment.isSlipOut()) {
            return slip(payment.method(), units(payment.amount()), chargeId(payment));
        }
        return status(payment).equals("requires_action") ? Json.object("type", "redirect_to_url") : Json.Null.NULL;
    }

    /// What its customer is shown of a slip that is out, or of a transfer to be made.
    static Json slip(PayMethod method, long units, String charge) {
        var expires = method.payBy().map(StripeObjects::seconds).orElse(Json.Null.NULL);
        var konbini = method.kind() == PayMethod.Kind.VOUCHER;
        var type = konbini ? "konbini_display_details" : "display_bank_transfer_instructions";
        var details = konbini
                ? Json.object("expires_at", expires)
                : Json.object("amount_remaining", units, "reference", "TR" + charge);
        return Json.object("type", type, type, details);
    }

    /// Why an attempt failed; without a code, as Stripe says it of no particular cause.
    static Json error(PayMethod.Kind kind, String code, String charge) {
        if (kind != PayMethod.Kind.CARD) {
            var shown = code.isEmpty() ? "payment_intent_payment_attempt_failed" : code;
            return Json.object("code", shown, "charge", charge, "payment_method", methodType(kind));
        }
        return Json.object(
                "type",
                "card_error",
                "code",
                "card_declined",
                "decline_code",
                code.isEmpty() ? "generic_decline" : code,
                "charge",
                charge,
                "message",
                "Your card was declined.");
    }

    /// The latest charge; none before one was made. While the customer is asked for something, none is made yet.
    private static Json charge(GatewayPayment payment, boolean expanded) {
        int number = chargeNumber(payment);
        if (number == 0) {
            return Json.Null.NULL;
        }
        var attempt = Stream.of(Status.SUCCEEDED, Status.AUTHORISED, Status.FAILED, Status.PROCESSING)
                .flatMap(status -> payment.at(status).stream())
                .max(Instant::compareTo)
                .orElseThrow();
        return expanded ? charge(payment, attempt) : Json.of(chargeId(payment));
    }

    private static int chargeNumber(GatewayPayment payment) {
        var latest = payment.tries().number();
        return status(payment).equals("requires_action") ? latest - 1 : latest;
    }

    private static String chargeId(GatewayPayment payment) {
        return chargeId(payment, chargeNumber(payment));
    }

    /// One for each attempt.
    static String chargeId(GatewayPayment payment, int number) {
        return "ch_" + payment.ids().reference() + (number > 1 ? "_" + number : "");
    }

    /// Of a payment that was taken, whole.
    static Json charge(GatewayPayment payment) {
        return charge(payment, payment.since());
    }

    private static Json charge(GatewayPayment payment, Instant attempt) {
        var failed = payment.tries().failed().contains(chargeNumber(payment));
        var taken = payment.status() == Status.SUCCEEDED;
        var pending = payment.status() == Status.PROCESSING && !failed;
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(chargeId(payment)));
        fields.put("object", Json.of("charge"));
        fields.put("amount", Json.of(units(payment.amount())));
        fields.put("amount_captured", Json.of(taken ? units(payment.taken()) : 0));
        fields.put("amount_refunded", Json.of(units(payment, payment.returns().refunded())));
        fields.put("captured", Json.of(taken));
        fields.put("disputed", Json.of(!payment.returns().disputes().isEmpty()));
        fields.put("created", seconds(attempt));
        fields.put("currency", currency(payment));
        fields.put("failure_code", failed ? Json.of("card_declined") : Json.Null.NULL);
        fields.put(
                "outcome",
                failed
                        ? Json.object("type", "issuer_declined", "reason", payment.code())
                        : Json.object("type", "authorized", "reason", Json.Null.NULL));
        fields.put("paid", Json.of(!failed && !pending));
        fields.put("payment_intent", Json.of(payment.ids().reference()));
        fields.put("payment_method_details", methodType(payment.method().kind()));
        fields.put(
                "refunded",
                Json.of(taken && payment.returns().refunded() >= payment.taken().minor()));
        fields.put("status", Json.of(failed ? "failed" : pending ? "pending" : "succeeded"));
        return new Json.Fields(fields);
    }

    private static Json methodType(PayMethod.Kind kind) {
        return Json.object("type", kind.stripe());
    }

    private static long units(GatewayPayment payment, long minor) {
        return units(new Money(minor, payment.amount().currency()));
    }

    static Json refund(GatewayPayment payment, GatewayRefund refund) {
        var failed = refund.status() == GatewayRefund.Status.FAILED;
        var ours = refund.key().isEmpty() ? Json.object() : Json.object("anxin_refund", refund.key());
        var fields = ofReturn(payment, refund.id(), "refund", refund.shown());
        fields.put("created", seconds(refund.at()));
        if (failed) {
            fields.put("failure_reason", Json.of("lost_or_stolen_card"));
        }
        fields.put("metadata", ours);
        fields.put("reason", Json.Null.NULL);
        fields.put("status", Json.of(refund.status().word()));
        return new Json.Fields(fields);
    }

    static Json dispute(GatewayPayment payment, GatewayDispute dispute) {
        var bookings = payment.returns().bookings(dispute).stream()
                .map(minor -> Json.object("amount", minor, "currency", "eur", "object", "balance_transaction"));
        var fields = ofReturn(payment, dispute.id(), "dispute", dispute.shown());
        fields.put("balance_transactions", Json.array(bookings));
        fields.put("created", seconds(dispute.at()));
        fields.put(
                "evidence_details",
                Json.object("due_by", dispute.evidenceUntil().getEpochSecond(), "has_evidence", false));
        fields.put("is_charge_refundable", Json.of(!dispute.status().isWithdrawn()));
        fields.put("livemode", Json.of(false));
        fields.put("metadata", Json.object());
        fields.put("reason", Json.of("general"));
        fields.put("status", Json.of(status(dispute)));
        return new Json.Fields(fields);
    }

    private static String status(GatewayDispute dispute) {
        return switch (dispute.status()) {
            case INQUIRY -> "warning_needs_response";
            case OPEN -> "needs_response";
            case CLOSED -> "warning_closed";
            case PREVENTED, WON, LOST -> dispute.status().word();
        };
    }

    static Json warning(GatewayPayment payment, FraudWarning warning) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(warning.id()));
        fields.put("object", Json.of("radar.early_fraud_warning"));
        fields.put("actionable", Json.of(warning.actionable()));
        fields.put("charge", Json.of(chargeId(payment)));
        fields.put("created", seconds(warning.at()));
        fields.put("fraud_type", Json.of("made_with_stolen_card"));
        fields.put("livemode", Json.of(false));
        fields.put("payment_intent", Json.of(payment.ids().reference()));
        return new Json.Fields(fields);
    }

    /// Without an amount where it names none.
    private static Map<String, Json> ofReturn(GatewayPayment payment, String id, String object, Money amount) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(id));
        fields.put("object", Json.of(object));
        if (!amount.equals(Money.NONE)) {
            fields.put("amount", Json.of(units(amount)));
            fields.put("currency", Json.of(amount.currency().toLowerCase(Locale.ROOT)));
        }
        fields.put("charge", Json.of(chargeId(payment)));
        fields.put("payment_intent", Json.of(payment.ids().reference()));
        return fields;
    }

    /// @param expanded whether the intent is given whole, and its charge in it
    /// @param url where the customer pays
    static Json session(GatewayPayment payment, boolean expanded, String url) {
        var open = !payment.isFinal();
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.of(payment.ids().own()));
        fields.put("object", Json.of("checkout.session"));
        fields.put("amount_total", Json.of(units(payment.amount())));
        fields.put("created", seconds(payment.createdAt()));
        fields.put("currency", currency(payment));
        fields.put("livemode", Json.of(false));
        fields.put("mode", Json.of("payment"));
        fields.put(
                "payment_intent",
                expanded ? intent(payment, true) : Json.of(payment.ids().reference()));
        fields.put("payment_status", Json.of(payment.status() == Status.SUCCEEDED ? "paid" : "unpaid"));
        fields.put("status", Json.of(sessionStatus(payment)));
        fields.put("success_url", Json.of(payment.returnUrl()));
        fields.put("url", open && !url.isEmpty() ? Json.of(url) : Json.Null.NULL);
        return new Json.Fields(fields);
    }

    private static String sessionStatus(GatewayPayment payment) {
        return switch (payment.status()) {
            case PROCESSING -> payment.method().kind() == PayMethod.Kind.CARD ? "open" : "complete";
            case WAITING, FAILED -> "open";
            case CLOSED -> "expired";
            case AUTHORISED, SUCCEEDED -> "complete";
        };
    }

    private static Json currency(GatewayPayment payment) {
        return Json.of(payment.amount().currency().toLowerCase(Locale.ROOT));
    }

    private static Json seconds(Instant at) {
        return Json.of(at.getEpochSecond());
    }
}
