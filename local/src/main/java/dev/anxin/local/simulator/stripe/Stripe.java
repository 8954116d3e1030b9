package dev.anxin.local.simulator.stripe;

import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.books.PayMethod;
import dev.anxin.local.simulator.protocol.BrandName;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewayApi;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.NextAction;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.local.simulator.protocol.Opening;
import dev.anxin.local.simulator.protocol.PageButton;
import dev.anxin.local.simulator.protocol.SignatureRule;
import dev.anxin.local.simulator.protocol.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Stripe: snapshot events about payment intents, refunds and disputes, shaped as the public fixtures are.
/// Amounts go out as they are given: in Stripe's own units.
public final class Stripe implements GatewaySimulator {
    private static final Duration LONGEST = Duration.ofDays(3);

    private static final String API_VERSION = "2026-07-29.dahlia";

    /// The status that the event's object shows.
    private static final Map<String, String> STATUS = new TreeMap<>(Map.of(
            "payment_intent.succeeded", "succeeded",
            "payment_intent.payment_failed", "requires_payment_method",
            "payment_intent.processing", "processing",
            "payment_intent.requires_action", "requires_action",
            "payment_intent.canceled", "canceled",
            "payment_intent.amount_capturable_updated", "requires_capture",
            "refund.created", "pending",
            "refund.updated", "succeeded",
            "refund.failed", "failed",
            "charge.dispute.created", "needs_response"));

    @Override
    public String gateway() {
        return "stripe";
    }

    @Override
    public BrandName brandName() {
        return BrandName.of("Stripe");
    }

    @Override
    public SortedSet<String> events() {
        return new TreeSet<>(STATUS.keySet());
    }

    @Override
    public String paidEvent() {
        return "charge.succeeded";
    }

    @Override
    public List<String> declineCodes() {
        return List.of("insufficient_funds", "card_declined", "expired_card", "do_not_honor");
    }

    @Override
    public GatewayApi api() {
        return new StripeApi();
    }

    /// Stripe publishes no intervals: "up to three days with an exponential back off".
    @Override
    public List<Duration> redelivery() {
        return Stream.iterate(Duration.ofMinutes(1), wait -> wait.multipliedBy(2))
                .takeWhile(wait -> wait.multipliedBy(2).compareTo(LONGEST) <= 0)
                .toList();
    }

    @Override
    public String currency() {
        return "USD";
    }

    @Override
    public String eventId(String text) {
        return "evt_" + text;
    }

    @Override
    public byte[] body(Occurrence occurrence) {
        long created = occurrence.at().getEpochSecond();
        return event(occurrence.id(), occurrence.event(), created, about(occurrence, created));
    }

    /// A snapshot event about this object.
    ///
    /// @param created in seconds since 1970
    static byte[] event(String id, String type, long created, Json about) {
        var event = Json.object(
                "id",
                id,
                "object",
                "event",
                "api_version",
                API_VERSION,
                "created",
                created,
                "data",
                Json.object("object", about),
                "livemode",
                false,
                "pending_webhooks",
                1,
                "request",
                Json.object("id", "req_" + id, "idempotency_key", id),
                "type",
                type);
        return event.write().getBytes(StandardCharsets.UTF_8);
    }

    private static Json about(Occurrence occurrence, long created) {
        var intent = occurrence.event().startsWith("payment_intent.");
        Map<String, Json> object = new LinkedHashMap<>();
        object.put(
                "id", Json.of(intent ? occurrence.reference() : prefix(occurrence.event()) + occurrence.reference()));
        object.put("object", Json.of(intent ? "payment_intent" : kind(occurrence.event())));
        object.put("amount", Json.of(occurrence.amount().minor()));
        object.put("currency", Json.of(occurrence.amount().currency().toLowerCase(Locale.ROOT)));
        object.put("created", Json.of(created));
        object.put("livemode", Json.of(false));
        object.put("metadata", Json.object());
        object.put("status", Json.of(STATUS.getOrDefault(occurrence.event(), "")));
        object.putAll(intent ? ofIntent(occurrence) : ofReturn(occurrence));
        return new Json.Fields(object);
    }

    private static String kind(String event) {
        return event.startsWith("charge.dispute.") ? "dispute" : "refund";
    }

    private static String prefix(String event) {
        return kind(event).equals("dispute") ? "dp_" : "re_";
    }

    private static Map<String, Json> ofIntent(Occurrence occurrence) {
        var amount = Json.of(occurrence.amount().minor());
        var none = Json.of(0);
        Map<String, Json> fields = new LinkedHashMap<>();
        var held = occurrence.event().equals("payment_intent.amount_capturable_updated");
        var taken = occurrence.event().equals("payment_intent.succeeded");
        fields.put("amount_capturable", held ? amount : none);
        fields.put("amount_received", taken ? amount : none);
        fields.put("automatic_payment_methods", Json.object("enabled", true));
        fields.put("capture_method", Json.of(held ? "manual" : "automatic"));
        fields.put("confirmation_method", Json.of("automatic"));
        fields.put("latest_charge", Json.of(charge(occurrence)));
        fields.put(
                "payment_method_types", Json.array(Stream.of(paidBy(occurrence).stripe())));
        fields.put("last_payment_error", error(occurrence));
        fields.put("next_action", nextAction(occurrence));
        for (var absent : List.of("canceled_at", "customer", "description", "receipt_email", "review")) {
            fields.put(absent, Json.Null.NULL);
        }
        return fields;
    }

    private static PayMethod.Kind paidBy(Occurrence occurrence) {
        return occurrence.method().map(PayMethod::kind).orElse(PayMethod.Kind.CARD);
    }

    /// The slip or the transfer that the customer is asked to pay.
    private static Json nextAction(Occurrence occurrence) {
        return occurrence
                .method()
                .filter(method -> method.kind().isSlip()
                        && STATUS.getOrDefault(occurrence.event(), "").equals("requires_action"))
                .map(method -> StripeObjects.slip(method, occurrence.amount().minor(), charge(occurrence)))
                .orElse(Json.Null.NULL);
    }

    /// Each failure is an attempt of its own.
    private static String charge(Occurrence occurrence) {
        var failed = occurrence.event().equals("payment_intent.payment_failed");
        return "ch_" + (failed ? DerivedNames.letters(occurrence.id(), 24) : occurrence.reference());
    }

    private static Json error(Occurrence occurrence) {
        if (!occurrence.event().equals("payment_intent.payment_failed")) {
            return Json.Null.NULL;
        }
        var kind = paidBy(occurrence);
        var usual = kind == PayMethod.Kind.CARD && occurrence.code().isEmpty();
        return StripeObjects.error(kind, usual ? "insufficient_funds" : occurrence.code(), charge(occurrence));
    }

    private static Map<String, Json> ofReturn(Occurrence occurrence) {
        return Map.of(
                "payment_intent", Json.of(occurrence.reference()),
                "charge", Json.of("ch_" + occurrence.reference()),
                "reason", Json.of(occurrence.code().isEmpty() ? "requested_by_customer" : occurrence.code()));
    }

    @Override
    public Callback sign(String id, byte[] body, List<String> keys, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("stripe-signature", StripeSignature.header(keys, at, body));
        return new Callback(headers, body);
    }

    /// `t.body`: the time, every byte of the body, and any one signature of several.
    @Override
    public SignatureRule signatureRule() {
        return (genuine, other) -> genuine.hasBodyOf(other)
                && parts(genuine, "t=").equals(parts(other, "t="))
                && parts(genuine, "v1=").stream().anyMatch(parts(other, "v1=")::contains);
    }

    private static List<String> parts(Callback callback, String prefix) {
        return Stream.of(callback.header(StripeSignature.HEADER).split(",", -1))
                .map(String::strip)
                .filter(part -> part.startsWith(prefix))
                .toList();
    }

    @Override
    public String freshCallKey() {
        return "rk_test_" + SigningKeys.random(24);
    }

    @Override
    public Opening opening(Opening.Order order) {
        var amount = order.amount();
        var fields =
                Map.of("amount", "" + amount.minor(), "currency", amount.currency(), "metadata[order]", order.number());
        return Opening.form("/v1/payment_intents", fields, Stripe::id);
    }

    @Override
    public Opening checkout(Opening.Order order) {
        var item = "line_items[0][price_data]";
        var fields = Map.of(
                item + "[unit_amount]",
                "" + order.amount().minor(),
                item + "[currency]",
                order.amount().currency(),
                "metadata[order]",
                order.number(),
                "success_url",
                order.returnUrl());
        return Opening.form("/v1/checkout/sessions", fields, Stripe::id);
    }

    private static String id(Json answer) {
        return answer.needText("id");
    }

    @Override
    public NextAction nextAction(Json opened) {
        return new NextAction.Redirect(opened.needText("url"));
    }

    @Override
    public Set<PageButton> pageButtons() {
        return EnumSet.allOf(PageButton.class);
    }

    @Override
    public SigningKeys freshKeys() {
        var secret = List.of("whsec_" + SigningKeys.random(24));
        return new SigningKeys(secret, secret);
    }
}
