package dev.anxin.local.simulator.olepay;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.FraudWarning;
import dev.anxin.local.simulator.books.GatewayBooks;
import dev.anxin.local.simulator.books.GatewayCapture;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.GatewayPayment.Ids;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.GatewayRefund;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// OlePay's API: JSON, payments by the merchant's own order id.
public final class OlePayApi implements GatewayApi {
    /// Timed out, or not authorised: OlePay calls it failed before it knows.
    private static final String NOT_KNOWN_YET = "202";

    private static final OlePay WORDS = new OlePay();

    private final OlePayMoney money = new OlePayMoney(this);

    @Override
    public LoopbackServer.Answer answer(Asked asked, GatewayBooks gatewayBooks, Desk desk) {
        if (asked.path().equals("/payments")) {
            return asked.is("POST") ? create(asked, desk) : money.payments(asked, gatewayBooks);
        }
        var payment = gatewayBooks.find(asked.part(2));
        if (!asked.part(1).equals("payments") || payment.isEmpty()) {
            return refused(404, "not_found", "there is no such payment");
        }
        if (asked.is("GET") && asked.part(3).isEmpty()) {
            return shown(payment.get(), desk);
        }
        if (asked.is("POST") && asked.part(3).equals("close")) {
            return close(payment.get(), gatewayBooks, desk);
        }
        return asked.isRefund()
                ? money.refund(payment.get(), asked, desk)
                : refused(404, "not_found", "there is no such call");
    }

    @Override
    public String about(Asked asked) {
        return asked.part(2);
    }

    private LoopbackServer.Answer create(Asked asked, Desk desk) {
        try {
            var body = Json.parse(asked.body());
            var amount = new Money(body.needWhole("amount"), body.needText("currency"));
            var payment = desk.open(
                    body.needText("order_id"),
                    amount,
                    body.at("return_url").text().orElse(""));
            var fields = fields(payment);
            fields.put("pay_url", Json.of(desk.payUrl(payment)));
            return LoopbackServer.Answer.json(201, new Json.Fields(fields).write());
        } catch (BadJson | IllegalArgumentException wrong) {
            return refused(400, "bad_request", String.valueOf(wrong.getMessage()));
        }
    }

    private LoopbackServer.Answer close(GatewayPayment payment, GatewayBooks gatewayBooks, Desk desk) {
        var closed = payment.status() == Status.CLOSED || desk.close(payment);
        return closed
                ? shown(gatewayBooks.find(payment.ids().reference()).orElse(payment), desk)
                : refused(
                        409,
                        "not_closable",
                        "the payment is " + payment.status().word());
    }

    @Override
    public LoopbackServer.Answer shown(GatewayPayment payment, Desk desk) {
        return LoopbackServer.Answer.json(200, new Json.Fields(fields(payment)).write());
    }

    static Map<String, Json> fields(GatewayPayment payment) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("order_id", Json.of(payment.ids().reference()));
        fields.put("payment_id", Json.of(payment.ids().own()));
        fields.put(
                "status",
                Json.of(
                        payment.isSlipOut()
                                ? Status.WAITING.word()
                                : payment.status().word()));
        fields.putAll(method(payment));
        if (!payment.code().isEmpty()) {
            fields.put("code", Json.of(payment.code()));
        }
        attempt(payment).ifPresent(id -> fields.put("attempt_id", id));
        fields.put("amount", Json.of(payment.amount().minor()));
        fields.put("currency", Json.of(payment.amount().currency()));
        if (payment.status() == Status.SUCCEEDED) {
            fields.put("captured", Json.of(payment.taken().minor()));
        }
        fields.putAll(OlePayMoney.captures(payment));
        fields.put("created_at", time(payment.createdAt()));
        payment.at(Status.FAILED).ifPresent(at -> fields.put("failed_at", time(at)));
        payment.at(Status.SUCCEEDED).ifPresent(at -> fields.put("paid_at", time(at)));
        payment.at(Status.CLOSED).ifPresent(at -> fields.put("closed_at", time(at)));
        var returns = payment.returns();
        fields.put(
                "refunds",
                Json.array(returns.refunds().stream().map(one -> new Json.Fields(OlePayMoney.fields(payment, one)))));
        fields.put(
                "chargebacks",
                Json.array(returns.disputes().stream().map(one -> new Json.Fields(OlePayMoney.fields(payment, one)))));
        return fields;
    }

    private static Map<String, Json> method(GatewayPayment payment) {
        return payment.method().isNamed()
                ? OlePay.method(payment.method(), payment.ids().reference())
                : Map.of();
    }

    static Json time(Instant at) {
        return Json.of(at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public List<Event> events(GatewayPayment payment, Instant at) {
        var type = switch (payment.status()) {
            case WAITING -> "";
            case PROCESSING -> payment.code().equals(NOT_KNOWN_YET) ? "payment.failed" : "payment.pending";
            case FAILED -> "payment.failed";
            case CLOSED -> "payment.closed";
            case AUTHORISED -> "payment.authorised";
            case SUCCEEDED -> "payment.succeeded";
        };
        if (type.isEmpty()) {
            return List.of();
        }
        var reference = payment.ids().reference();
        var id = WORDS.eventId(DerivedNames.letters(reference + type + at, 20));
        var occurrence = new Occurrence(type, id, reference, payment.amount(), payment.code(), at);
        var body = Json.parse(WORDS.body(occurrence));
        return List.of(new Event(id, more(body, payment).write()));
    }

    /// Of which attempt it is; empty before the first.
    private static Optional<Json> attempt(GatewayPayment payment) {
        var number = payment.tries().number();
        return number == 0 ? Optional.empty() : Optional.of(Json.of(id(payment, number)));
    }

    @Override
    public String attemptId(GatewayPayment payment, int number) {
        return id(payment, number);
    }

    private static String id(GatewayPayment payment, int number) {
        return payment.ids().own() + "_" + number;
    }

    /// Also which attempt it was, by what it is being paid, and what was taken, where that is less.
    private static Json more(Json event, GatewayPayment payment) {
        var data = new LinkedHashMap<>(event.at("data").members());
        attempt(payment).ifPresent(id -> data.put("attempt_id", id));
        data.putAll(method(payment));
        if (payment.untaken() > 0) {
            data.put("captured", Json.of(payment.taken().minor()));
        }
        data.putAll(OlePayMoney.captures(payment));
        var fields = new LinkedHashMap<>(event.members());
        fields.put("data", new Json.Fields(data));
        return new Json.Fields(fields);
    }

    @Override
    public List<Event> captureEvents(GatewayPayment payment, Instant at) {
        return payment.taking().captures().stream()
                .max(Comparator.comparing(GatewayCapture::changed))
                .map(changed -> event(
                        changed.failed() ? "capture.failed" : "capture.succeeded",
                        at,
                        OlePayMoney.fields(payment, changed)))
                .stream()
                .toList();
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayRefund refund) {
        return List.of(event(OlePayMoney.type(refund), refund.changed(), OlePayMoney.fields(payment, refund)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, GatewayDispute dispute, Instant at) {
        return List.of(event(OlePayMoney.type(dispute), at, OlePayMoney.fields(payment, dispute)));
    }

    @Override
    public List<Event> events(GatewayPayment payment, FraudWarning warning) {
        return List.of();
    }

    private static Event event(String type, Instant at, Map<String, Json> data) {
        var id = WORDS.eventId(DerivedNames.letters(type + data + at, 20));
        return new Event(id, OlePay.event(type, at, new Json.Fields(data)));
    }

    @Override
    public String refundId(String text) {
        return "ore_" + text;
    }

    @Override
    public String disputeId(String text) {
        return "ocb_" + text;
    }

    @Override
    public Ids ids(String hint, long seed) {
        return new Ids(hint, OlePay.PAYMENT + hint);
    }

    @Override
    public LoopbackServer.Answer refused(int status, String code, String message) {
        return LoopbackServer.Answer.json(
                status,
                Json.object("error", Json.object("code", code, "message", message))
                        .write());
    }
}
