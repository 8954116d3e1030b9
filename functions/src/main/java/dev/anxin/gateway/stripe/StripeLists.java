package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.Mask;
import java.time.Instant;
import java.util.List;

/// Which payment intents Stripe knows, newest first, and what all its lists have in common.
final class StripeLists {
    private StripeLists() {}

    static Question<Listing> question(ListingRequest listingRequest) {
        return new Question<>(
                request(listingRequest),
                reply -> Replies.object(reply, StripeFields.INTENTS, StripeLists::page, Listing.Unclear::new));
    }

    /// Stripe counts whole seconds: what was made within the last of them may be on the next list too.
    private static Request request(ListingRequest listingRequest) {
        var query =
                "?" + StripeCalls.field("created[gte]", listingRequest.from().getEpochSecond())
                        + "&" + StripeCalls.field("created[lt]", roundedUp(listingRequest.until()))
                        + "&limit=100"
                        + (listingRequest.cursor().isEmpty()
                                ? ""
                                : "&" + StripeCalls.field("starting_after", listingRequest.cursor()));
        return StripeCalls.get(listingRequest, "/v1/payment_intents" + query);
    }

    private static long roundedUp(Instant until) {
        return until.getEpochSecond() + (until.getNano() > 0 ? 1 : 0);
    }

    private static Listing page(Json list) {
        var payments = elements(list).stream().map(StripeLists::listed).toList();
        if (!goesOn(list)) {
            return new Listing.Page(payments, "");
        }
        return payments.isEmpty()
                ? new Listing.Unclear("an empty page says that more follow")
                : new Listing.Page(payments, payments.getLast().reference());
    }

    private static Listing.Listed listed(Json intent) {
        var id = ForeignText.needId(intent, "id");
        var at = Event.ofSeconds(intent.at("created"));
        if (!intent.needText("object").equals("payment_intent") || at.equals(Instant.MIN)) {
            throw new BadJson("the list holds no payment intents");
        }
        if (!PaymentKey.isReference(id)) {
            throw new BadJson("a payment intent's id is no reference");
        }
        var amount = StripeAmounts.read(intent, "amount").orNone();
        return new Listing.Listed(id, amount, Mask.code(intent.needText("status")), at);
    }

    /// @throws BadJson if it is no list
    static List<Json> elements(Json list) {
        if (!(list.at("data") instanceof Json.Items)) {
            throw new BadJson("'data' is missing or is no list");
        }
        return list.at("data").elements();
    }

    /// @throws BadJson if it does not say
    static boolean goesOn(Json list) {
        if (!(list.at("has_more") instanceof Json.Truth(var more))) {
            throw new BadJson("'has_more' is missing or is neither true nor false");
        }
        return more;
    }
}
