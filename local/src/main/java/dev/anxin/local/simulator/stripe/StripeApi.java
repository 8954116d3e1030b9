package dev.anxin.local.simulator.stripe;

import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.protocol.GatewayApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Stripe's API as far as shops and Anxin use it: forms in, JSON out, payment intents and checkout
/// sessions.
public final class StripeApi implements GatewayApi {
    private static final Stripe WORDS = new Stripe();
    private static final String SESSION = "cs_";

    private final StripeMoney money = new StripeMoney(this);

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        if (StripeMoney.isAsked(asked)) {
            return money.answer(asked, gatewayBooks, desk);
        }
        return switch (asked.method() + " " + asked.path()) {
            case "GET /v1/payment_intents" -> money.intents(asked, gatewayBooks);
            case "GET /v1/events" -> StripeEventLists.undelivered(asked, desk);
            case "GET /v2/core/events" -> StripeEventLists.thin();
            case "GET /v1/webhook_endpoints" -> StripeEventLists.endpoints(asked, desk);
            default -> answerOfPayment(asked, gatewayBooks, desk);
        };
    }

    @Override
    public String about(Asked asked) {
        if (StripeMoney.isAsked(asked)) {
            return StripeMoney.about(asked);
        }
        return asked.part(asked.part(2).equals("checkout") ? 4 : 3);
    }

    private LoopbackServer.Answer answerOfPayment(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        var checkout = asked.part(2).equals("checkout");
        var id = asked.part(checkout ? 4 : 3);
        var action = asked.part(checkout ? 5 : 4);
        var known =
                asked.path().startsWith("/v1/payment_intents") || asked.path().startsWith("/v1/checkout/sessions");
        if (!known) {
            return refused(404, "", "Unrecognized request URL (" + asked.method() + ": " + asked.path() + ").");
        }
        if (asked.is("POST") && id.isEmpty()) {
            return create(asked, checkout, desk);
        }
        var payment = gatewayBooks.find(id).filter(found -> id.startsWith(SESSION) == checkout);
        if (payment.isEmpty()) {
            var what = checkout ? "checkout.session" : "payment_intent";
            return refused(404, "resource_missing", "No such " + what + ": '" + id + "'");
        }
        var ends = checkout ? "expire" : "cancel";
        if (asked.is("POST") && action.equals(ends)) {
            return end(payment.get(), gatewayBooks, asked, desk);
        }
        return asked.is("GET") ? show(payment.get(), asked, desk) : refused(404, "", "Unrecognized request URL.");
    }

    private LoopbackServer.Answer create(Asked asked, boolean checkout, Desk desk) {
        var item = "line_items[0][price_data]";
        var units = asked.form().getOrDefault(checkout ? item + "[unit_amount]" : "amount", "");
        var currency = asked.form().getOrDefault(checkout ? item + "[currency]" : "currency", "");
        if (!units.matches("[0-9]{1,12}") || currency.isEmpty()) {
            return refused(400, "parameter_missing", "Missing required param: amount and currency.");
        }
        var hint = asked.form().getOrDefault("metadata[order]", asked.body());
        try {
            var amount = StripeObjects.money(Long.parseLong(units), currency);
            var payment = desk.open(
                    (checkout ? SESSION : "") + hint, amount, asked.form().getOrDefault("success_url", ""));
            return show(payment, asked, desk);
        } catch (IllegalArgumentException wrong) {
            return refused(400, "parameter_invalid_integer", String.valueOf(wrong.getMessage()));
        }
    }

    private LoopbackServer.Answer end(GatewayPayment payment, GatewayBooks gatewayBooks, Asked asked, Desk desk) {
        if (desk.close(payment)) {
            return show(gatewayBooks.find(payment.ids().reference()).orElse(payment), asked, desk);
        }
        return refused(
                400,
                "payment_intent_unexpected_state",
                "This object cannot be ended: the payment is " + payment.status() + ".");
    }

    private LoopbackServer.Answer show(GatewayPayment payment, Asked asked, Desk desk) {
        var checkout = asked.part(2).equals("checkout");
        var expands = asked.form().getOrDefault("expand[]", "");
        var json = checkout
                ? StripeObjects.session(payment, expands.startsWith("payment_intent"), desk.payUrl(payment))
                : StripeObjects.intent(payment, expands.equals("latest_charge"));
        return LoopbackServer.Answer.json(200, json.write());
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        var session = !payment.ids().own().isEmpty();
        var json = session
                ? StripeObjects.session(payment, true, desk.payUrl(payment))
                : StripeObjects.intent(payment, true);
        return LoopbackServer.Answer.json(200, json.write());
    }

    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        var intent = switch (payment.status()) {
            case WAITING -> Stream.<String>empty();
            case PROCESSING ->
                Stream.of(
                        StripeObjects.needsCustomer(payment)
                                ? "payment_intent.requires_action"
                                : "payment_intent.processing");
            case FAILED -> Stream.of("payment_intent.payment_failed");
            case CLOSED -> Stream.of("payment_intent.canceled");
            case AUTHORISED -> Stream.of("payment_intent.amount_capturable_updated");
            case SUCCEEDED -> Stream.of("payment_intent.succeeded");
        };
        var ofIntent = intent.map(type -> event(payment, type, at, StripeObjects.intent(payment, false)));
        return Stream.concat(ofIntent, sessions(payment, at)).toList();
    }

    private static Stream<Event> sessions(GatewayPayment payment, Instant at) {
        var slow = payment.method().kind() != PayMethod.Kind.CARD;
        var type = switch (payment.status()) {
            case SUCCEEDED -> slow ? "checkout.session.async_payment_succeeded" : "checkout.session.completed";
            case CLOSED -> "checkout.session.expired";
            case PROCESSING -> slow ? "checkout.session.completed" : "";
            case FAILED -> slow ? "checkout.session.async_payment_failed" : "";
            case WAITING, AUTHORISED -> "";
        };
        return !payment.ids().own().isEmpty() && !type.isEmpty()
                ? Stream.of(event(payment, type, at, StripeObjects.session(payment, false, "")))
                : Stream.empty();
    }

    private static Event event(GatewayPayment payment, String type, Instant at, Json about) {
        var id = WORDS.eventId(DerivedNames.letters(payment.ids().reference() + type + at + about.needText("id"), 24));
        return new Event(id, new String(Stripe.event(id, type, at.getEpochSecond(), about), StandardCharsets.UTF_8));
    }

    /// Whatever was captured of a charge, the charge tells it as one sum.
    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return List.of();
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        return StripeMoney.told(payment, refund)
                .map(told -> event(payment, told.type(), refund.changed(), told.about()))
                .toList();
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        return StripeMoney.told(payment, dispute)
                .map(told -> event(payment, told.type(), at, told.about()))
                .toList();
    }

    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        var about = StripeObjects.warning(payment, warning);
        return List.of(event(payment, "radar.early_fraud_warning.created", warning.at(), about));
    }

    @Override
    public String refundId(String text) {
        return "re_" + text;
    }

    @Override
    public String disputeId(String text) {
        return "dp_" + text;
    }

    @Override
    public Ids ids(String hint, long seed) {
        var intent = "pi_" + DerivedNames.letters(seed + hint, 24);
        var session =
                hint.startsWith(SESSION) ? SESSION + "test_" + DerivedNames.letters(seed + hint + "session", 28) : "";
        return new Ids(intent, session);
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return StripeObjects.chargeId(payment, number);
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        var type = status == 429 ? "rate_limit_error" : "invalid_request_error";
        return LoopbackServer.Answer.json(
                status,
                Json.object("error", Json.object("type", type, "code", code, "message", message))
                        .write());
    }
}
