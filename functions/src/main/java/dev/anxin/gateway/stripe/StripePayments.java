package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.Meaning;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.Mask;
import java.util.List;
import java.util.Optional;

/// What payment intents and charges say.
final class StripePayments {
    private StripePayments() {}

    /// What has a charge is under way; before that the customer is only asked for something.
    static News acting(String charge) {
        return new News.Acting(charge, "");
    }

    static News closed() {
        return new News.Closed();
    }

    static News taken(Json intent) {
        return Amount.paid(StripeAmounts.read(intent, "amount"), StripeAmounts.read(intent, "amount_received"));
    }

    /// Not final: the same intent may succeed with another card.
    static News failed(Json intent) {
        var error = intent.at("last_payment_error");
        return new News.Failed(tried(intent, error), code(error.at("decline_code"), error.at("code")));
    }

    /// The charge that failed. What failed before it was charged (3-D Secure) is known by the card that was tried.
    private static String tried(Json intent, Json error) {
        var charge = StripeEvents.id(error, "charge");
        if (!charge.isEmpty()) {
            return charge;
        }
        var latest = intent.at("latest_charge");
        return latest.at("status").text().equals(Optional.of("failed"))
                ? StripeEvents.id(latest, "id")
                : StripeEvents.id(error, "payment_method");
    }

    /// Comes also when a capture or a cancellation leaves nothing to capture; those have events of their
    /// own.
    static Meaning held(Event event, String reference) {
        var intent = event.about();
        return intent.at("amount_capturable").whole().orElse(0L) > 0
                ? event.says(reference, held(intent))
                : event.kept("nothing is held: amount_capturable is 0 or missing");
    }

    /// A hold can be captured in parts, and is one until the last of them: some of it may have been taken already
    /// (docs.stripe.com/payments/multicapture).
    static List<News> held(Json intent) {
        var isTaken = intent.at("amount_received").whole().orElse(0L) > 0;
        return isTaken ? List.of(authorised(intent), taken(intent)) : List.of(authorised(intent));
    }

    static News charged(Json charge) {
        return charge.at("captured").isTrue()
                ? Amount.paid(StripeAmounts.read(charge, "amount"), StripeAmounts.read(charge, "amount_captured"))
                : authorised(charge);
    }

    /// A charge has the issuer's decline code in its outcome; its own `failure_code` says only
    /// `card_declined`.
    static News chargeFailed(Json charge) {
        var byIssuer = charge.at("outcome", "type").text().equals(Optional.of("issuer_declined"));
        return new News.Failed(
                StripeEvents.id(charge, "id"),
                code(byIssuer ? charge.at("outcome", "reason") : Json.Null.NULL, charge.at("failure_code")));
    }

    static News authorised(Json object) {
        return StripeAmounts.read(object, "amount").news(News.Authorised::new);
    }

    private static String code(Json better, Json other) {
        return better.text().or(other::text).map(Mask::code).orElse("");
    }
}
