package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.Mask;
import java.util.List;

/// Which of Stripe's snapshot events are news, and of which payment (API version 2026-07-29). A payment's
/// reference is its payment intent's id; a charge that has none stands for itself; a checkout session is a
/// reference of its own.
final class StripeEvents {
    private StripeEvents() {}

    static Meaning of(Notice notice) {
        try {
            return read(notice);
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    private static Meaning read(Notice notice) {
        var body = notice.kept();
        var kind = body.needText("object");
        var thin = StripeThinEvents.isThin(body);
        if (!kind.equals("event") && !thin) {
            throw new BadJson("this is no event but an object by itself: " + Mask.code(kind));
        }
        var at = Event.time(Event.ofSeconds(body.at("created")), notice.signedAt(), notice.at());
        var id = ForeignText.needId(body, "id");
        var event = new Event(notice.account(), id, at, notice.at(), body.needText("type"), body.at("data", "object"));
        var version = body.at("api_version").text().orElse("");
        return thin ? StripeThinEvents.of(event, body) : read(event, StripeRefunds.areProof(version));
    }

    /// @param proof whether a refund in it is one, and no hold that was let go
    private static Meaning read(Event event, boolean proof) {
        var about = event.about();
        var own = id(about, "id");
        var intent = id(about, "payment_intent");
        var charged = intent.isEmpty() ? own : intent;
        var returned = intent.isEmpty() ? id(about, "charge") : intent;
        return switch (event.type()) {
            case "payment_intent.succeeded" -> event.says(own, StripePayments.taken(about));
            case "payment_intent.payment_failed" ->
                event.says(own, StripeMethods.withFailed(List.of(StripePayments.failed(about)), about));
            case "payment_intent.processing" ->
                event.says(own, StripeMethods.with(StripePayments.acting(id(about, "latest_charge")), about));
            case "payment_intent.requires_action", "payment_intent.partially_funded" ->
                event.says(own, StripeMethods.with(StripePayments.acting(""), about));
            case "payment_intent.amount_capturable_updated" -> StripePayments.held(event, own);
            case "payment_intent.canceled" -> event.says(own, StripePayments.closed());
            case "charge.succeeded", "charge.captured" ->
                event.says(charged, StripeMethods.withCharge(StripePayments.charged(about), about));
            case "charge.failed" ->
                event.says(charged, StripeMethods.withFailedCharge(StripePayments.chargeFailed(about), about));
            case "charge.pending" -> event.says(charged, StripeMethods.withCharge(StripePayments.acting(own), about));
            case "charge.refunded" -> StripeRefunds.ofCharge(event, charged, proof);
            case "refund.created", "refund.updated", "charge.refund.updated" ->
                event.says(returned, StripeRefunds.of(about, proof));
            case "refund.failed" -> event.says(returned, StripeRefunds.failed(about, proof));
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" -> event.says(returned, StripeDisputes.of(event));
            case "radar.early_fraud_warning.created", "radar.early_fraud_warning.updated" ->
                event.says(returned, StripeDisputes.warning(about));
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                event.says(own, StripeSessions.completed(about, intent));
            case "checkout.session.async_payment_failed" -> event.says(own, StripeSessions.failed(intent));
            case "checkout.session.expired" -> event.says(own, StripeSessions.expired(intent));
            default -> event.unknown();
        };
    }

    /// An id, or that of an object put in its place ("expanded").
    static String id(Json object, String field) {
        return object.at(field).text().or(() -> object.at(field, "id").text()).orElse("");
    }
}
