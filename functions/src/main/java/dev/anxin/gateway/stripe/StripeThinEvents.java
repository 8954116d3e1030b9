package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.Meaning;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.privacy.Mask;
import java.util.Optional;
import java.util.stream.Stream;

/// Events of Stripe's second API, which tell no content. One of them matters here: Stripe failed to generate an event.
/// That one is in no delivery and in no list, so its payment has to be asked about
/// (docs.stripe.com/webhooks/handle-irrecoverable-events).
final class StripeThinEvents {
    static final String NOT_GENERATED = "v2.core.health.event_generation_failure.resolved";

    private static final String OBJECT = "v2.core.event";

    private StripeThinEvents() {}

    static boolean isThin(Json body) {
        return body.at("object").text().equals(Optional.of(OBJECT));
    }

    /// @param body with the fields that are kept
    static Meaning of(Event event, Json body) {
        if (!event.type().equals(NOT_GENERATED)) {
            return event.kept("thin events (" + OBJECT + ") are not read here, such as " + Mask.code(event.type())
                    + ": let the endpoint send snapshot events");
        }
        var missing = missing(body);
        if (StripeIds.isOfPayment(missing)) {
            return event.says(missing, new News.Hinted("an event of it was not generated"));
        }
        return event.kept(
                missing.isEmpty()
                        ? "an event was not generated, and this one does not say of what: the list of thin events does"
                        : "an event was not generated, of what is no payment: the nightly comparison asks about its payment");
    }

    /// What the missing event was about. As a webhook it may come without its data; a list of thin events has them.
    private static String missing(Json body) {
        var impact = body.at("data", "impact");
        return Stream.of(
                        impact.at("related_object", "id"),
                        impact.at("related_object_id"),
                        body.at("related_object", "id"))
                .flatMap(id -> id.text().stream())
                .findFirst()
                .orElse("");
    }
}
