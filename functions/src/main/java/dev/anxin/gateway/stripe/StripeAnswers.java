package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What payment intents and checkout sessions say when they are asked for.
final class StripeAnswers {
    private StripeAnswers() {}

    static List<News> read(Inquiry inquiry, Json object) {
        var id = object.needText("id");
        if (inquiry.ids().noneMatch(id::equals)) {
            return Replies.another();
        }
        return switch (object.needText("object")) {
            case "payment_intent" -> intent(inquiry, object);
            case "checkout.session" -> session(inquiry, object);
            default -> Replies.noAnswer("the answer is neither an intent nor a session");
        };
    }

    private static List<News> intent(Inquiry inquiry, Json intent) {
        var status = intent.needText("status");
        return switch (status) {
            case "succeeded" ->
                StripeMethods.with(inquiry.dated(takenAt(intent), StripePayments.taken(intent)), intent);
            case "requires_capture" -> StripePayments.held(intent);
            case "processing" ->
                StripeMethods.with(StripePayments.acting(StripeEvents.id(intent, "latest_charge")), intent);
            // The customer is asked for something (3-D Secure, a slip to pay): until then no money moves.
            case "requires_action" -> StripeMethods.with(List.of(StripePayments.acting(""), new News.Unpaid()), intent);
            case "requires_payment_method" -> open(inquiry, intent);
            case "requires_confirmation" -> List.of(new News.Unpaid());
            case "canceled" ->
                List.of(inquiry.dated(Event.ofSeconds(intent.at("canceled_at")), StripePayments.closed()));
            default -> Replies.unknownStatus(status);
        };
    }

    /// An intent that waits for a card is new, or its last card was declined. Errors without a code are the
    /// shop's (an idempotency key used twice), not the customer's.
    private static List<News> open(Inquiry inquiry, Json intent) {
        var error = intent.at("last_payment_error");
        var declined = error.at("code").exists() || error.at("decline_code").exists();
        return declined
                ? StripeMethods.withFailed(
                        List.of(inquiry.dated(failedAt(intent), StripePayments.failed(intent)), new News.Unpaid()),
                        intent)
                : List.of(new News.Unpaid());
    }

    /// A charge is dated by its attempt. A card is charged in that moment, unless the money is only held;
    /// other methods take days.
    private static Instant takenAt(Json intent) {
        var charge = intent.at("latest_charge");
        var atOnce = charge.at("payment_method_details", "type").text().equals(Optional.of("card"))
                && !intent.at("capture_method").text().equals(Optional.of("manual"));
        return atOnce ? Event.ofSeconds(charge.at("created")) : Instant.MIN;
    }

    private static Instant failedAt(Json intent) {
        var charge = intent.at("latest_charge");
        var failed = charge.at("status").text().equals(Optional.of("failed"));
        return failed ? Event.ofSeconds(charge.at("created")) : Instant.MIN;
    }

    /// The intent decides where there is one; a session that expired without money is closed.
    private static List<News> session(Inquiry inquiry, Json session) {
        var id = StripeEvents.id(session, "payment_intent");
        var news = session.at("payment_intent", "status").exists()
                ? intent(inquiry, session.at("payment_intent"))
                : alone(session);
        var expired = session.at("status").text().equals(Optional.of("expired"));
        var closed = expired && news.contains(new News.Unpaid());
        var fresh = PaymentKey.isReference(id) && inquiry.ids().noneMatch(id::equals);
        return Stream.concat(
                        closed ? Stream.of(StripePayments.closed()) : news.stream(),
                        fresh ? Stream.of(new News.AlsoKnownAs(id)) : Stream.empty())
                .toList();
    }

    /// Of a session whose intent is not there yet, or was not put in.
    private static List<News> alone(Json session) {
        var status = session.needText("status");
        return switch (status) {
            case "open", "expired" -> List.of(new News.Unpaid());
            case "complete" -> StripeSessions.completed(session, "");
            default -> Replies.unknownStatus(status);
        };
    }
}
