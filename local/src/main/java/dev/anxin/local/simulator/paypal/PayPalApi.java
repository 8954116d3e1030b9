package dev.anxin.local.simulator.paypal;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer.Answer;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.GatewayApi;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// PayPal's API as far as shops and Anxin use it: orders, captures, authorisations, disputes, transactions. No
/// field that it does not know.
public final class PayPalApi implements GatewayApi {
    static final String ORDERS = "/v2/checkout/orders";

    private static final String CAPTURES = "/v2/payments/captures/";
    private static final String AUTHORIZATIONS = "/v2/payments/authorizations/";
    private static final Set<String> ORDER = Set.of("intent", "purchase_units", "application_context");
    private static final Set<String> UNIT = Set.of("reference_id", "custom_id", "invoice_id", "description", "amount");

    @Override
    public Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        try {
            if (asked.path().startsWith(PayPalMoney.DISPUTES) && asked.is("GET")) {
                return PayPalMoney.disputes(asked, gatewayBooks);
            }
            if (asked.path().equals(PayPalMoney.TRANSACTIONS) && asked.is("GET")) {
                return PayPalMoney.transactions(asked, gatewayBooks, desk);
            }
            if (asked.path().equals(PayPalEventLists.WEBHOOKS) && asked.is("GET")) {
                return PayPalEventLists.webhooks(desk.endpoint());
            }
            if (asked.path().equals(PayPalEventLists.EVENTS) && asked.is("GET")) {
                return PayPalEventLists.events(asked, desk);
            }
            return asked.is("POST") && asked.path().equals(ORDERS)
                    ? create(Json.parse(asked.body()), desk)
                    : ofPayment(asked, gatewayBooks, desk);
        } catch (BadJson | IllegalArgumentException wrong) {
            var issue = String.valueOf(wrong.getMessage());
            var known = issue.matches("[A-Z_]+");
            return known && !issue.startsWith("INVALID_PARAMETER")
                    ? error(422, "UNPROCESSABLE_ENTITY", issue, "It cannot be done.")
                    : error(400, "INVALID_REQUEST", known ? issue : "INVALID_PARAMETER_SYNTAX", issue);
        }
    }

    private static Answer ofPayment(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        var payment = gatewayBooks.find(named(asked));
        if (payment.isEmpty()) {
            return missing();
        }
        var action = asked.part(5);
        if (asked.is("GET") && asked.path().startsWith(ORDERS + "/") && action.isEmpty()) {
            return Answer.json(200, PayPalObjects.order(payment.get()).write());
        }
        if (asked.is("POST") && asked.path().startsWith(CAPTURES) && action.equals("refund")) {
            return PayPalMoney.refund(payment.get(), asked, desk);
        }
        return asked.is("POST") && asked.path().startsWith(AUTHORIZATIONS) && action.equals("void")
                ? voided(payment.get(), desk)
                : error(404, "NOT_FOUND", "", "There is no such call.");
    }

    private static Answer create(Json body, Desk desk) {
        only(body, ORDER);
        var units = body.at("purchase_units").elements();
        if (units.size() != 1 || !List.of("CAPTURE", "AUTHORIZE").contains(body.needText("intent"))) {
            return error(400, "INVALID_REQUEST", "INVALID_PARAMETER_VALUE", "An order has one unit here.");
        }
        only(units.getFirst(), UNIT);
        var amount = PayPalUnits.read(units.getFirst().at("amount"));
        var back = body.at("application_context").at("return_url").text().orElse("");
        var payment = desk.open(units.getFirst().needText("custom_id"), amount, back);
        var links = Stream.of(Json.object("href", desk.payUrl(payment), "rel", "approve", "method", "GET"));
        return Answer.json(
                201,
                Json.object("id", payment.ids().reference(), "status", "CREATED", "links", Json.array(links))
                        .write());
    }

    private static Answer voided(GatewayPayment payment, Desk desk) {
        if (payment.status() == Status.CLOSED) {
            return error(422, "UNPROCESSABLE_ENTITY", "PREVIOUSLY_VOIDED", "It was voided.");
        }
        if (payment.status() != Status.AUTHORISED) {
            return error(422, "UNPROCESSABLE_ENTITY", "PREVIOUSLY_CAPTURED", "It was captured.");
        }
        return desk.release(payment)
                ? Answer.json(
                        200,
                        Json.object("id", PayPalNames.authorization(payment), "status", "VOIDED")
                                .write())
                : error(422, "UNPROCESSABLE_ENTITY", "CANNOT_BE_VOIDED", "It cannot be voided now.");
    }

    static void only(Json object, Set<String> fields) {
        object.members().keySet().stream()
                .filter(name -> !fields.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadJson("'" + name + "' is not known");
                });
    }

    static Answer missing() {
        return error(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "The specified resource does not exist.");
    }

    static Answer error(int status, String name, String issue, String message) {
        var details = Stream.of(issue).filter(one -> !one.isEmpty()).map(one -> Json.object("issue", one));
        return Answer.json(
                status,
                Json.object("name", name, "message", message, "debug_id", "simulated", "details", Json.array(details))
                        .write());
    }

    @Override
    public Answer shown(GatewayPayment payment, Desk desk) {
        return Answer.json(200, PayPalObjects.order(payment).write());
    }

    private static String named(Asked asked) {
        return asked.path().startsWith("/v2/payments/") ? PayPalNames.own(asked.part(4)) : asked.part(4);
    }

    @Override
    public String about(Asked asked) {
        if (asked.path().startsWith(PayPalMoney.DISPUTES)) {
            return PayPalNames.own(asked.form().getOrDefault("disputed_transaction_id", ""));
        }
        return asked.path().startsWith("/v2/") ? named(asked) : "";
    }

    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        return switch (payment.status()) {
            case WAITING -> List.of();
            case PROCESSING ->
                PayPalObjects.isPending(payment)
                        ? List.of(event("PAYMENT.CAPTURE.PENDING", at, PayPalObjects.capture(payment)))
                        : List.of(event("CHECKOUT.ORDER.APPROVED", at, PayPalObjects.order(payment)));
            case FAILED -> List.of(event("PAYMENT.CAPTURE.DECLINED", at, PayPalObjects.capture(payment)));
            case CLOSED ->
                List.of(event(
                        "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
                        at,
                        Json.object("order_id", payment.ids().reference())));
            case AUTHORISED ->
                List.of(event("PAYMENT.AUTHORIZATION.CREATED", at, PayPalObjects.authorization(payment)));
            case SUCCEEDED -> List.of(event(PayPal.PAID, at, PayPalObjects.capture(payment)));
        };
    }

    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return List.of();
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        var type = switch (refund.status()) {
            case PENDING -> "PAYMENT.REFUND.PENDING";
            case SUCCEEDED -> "PAYMENT.CAPTURE.REFUNDED";
            case FAILED -> "PAYMENT.REFUND.FAILED";
        };
        return List.of(event(type, refund.changed(), PayPalObjects.refund(payment, refund)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        var later = PayPalObjects.isOver(dispute) ? "RESOLVED" : "UPDATED";
        var type = "CUSTOMER.DISPUTE." + (dispute.isFresh() ? "CREATED" : later);
        return List.of(event(type, at, new Json.Fields(PayPalObjects.dispute(payment, dispute))));
    }

    /// PayPal tells of no such warnings.
    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        return List.of();
    }

    private static Event event(String type, Instant at, Json resource) {
        var id = "WH-" + PayPalNames.of(type + at + resource.write());
        return new Event(id, PayPalObjects.event(id, type, at, resource).write());
    }

    @Override
    public String refundId(String text) {
        return PayPalNames.of("refund" + text);
    }

    @Override
    public String disputeId(String text) {
        return "PP-D-" + PayPalNames.of("dispute" + text);
    }

    @Override
    public Ids ids(String hint, long seed) {
        return PayPalNames.ids(hint, seed);
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return PayPalNames.capture(payment, number);
    }

    @Override
    public Answer refused(int status, String code, String message) {
        return error(status, code.toUpperCase(Locale.ROOT), "", message);
    }
}
