package dev.anxin.gateway.stripe;

import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.Undelivered;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Events that Stripe could not deliver, or not yet: first the list of snapshot events, newest first, then the thin
/// events about those that it failed to generate, which stand in no other list. Stripe keeps both for 30 days
/// (docs.stripe.com/webhooks/process-undelivered-events).
final class StripeUndelivered {
    /// An event is a few kilobytes; the shop's own metadata can make it twenty.
    private static final int PAGE = 50;

    /// Before the cursor of the second list, which is the path of its next page.
    private static final String THIN = "thin:";

    private static final String THIN_PATH = "/v2/core/events?";

    private static final Pattern NEXT_PAGE = Pattern.compile("(https://[a-z0-9.-]+)?(/v2/core/events\\?[!-~]+)");

    private StripeUndelivered() {}

    /// A key that may not read events is refused with 403, and that says nothing of what else it may do.
    static Question<Undelivered> question(ListingRequest listingRequest) {
        var isThin = listingRequest.cursor().startsWith(THIN);
        return new Question<>(
                isThin ? thin(listingRequest) : snapshots(listingRequest),
                reply -> Replies.object(
                        reply,
                        StripeFields.EVENTS,
                        list -> isThin ? thin(list, listingRequest) : snapshots(list, listingRequest),
                        why -> new Undelivered.Unclear(why, !isRefused(reply))),
                StripeUndelivered::isRefused);
    }

    private static boolean isRefused(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.status() == 403;
    }

    private static Request snapshots(ListingRequest listingRequest) {
        var cursor = listingRequest.cursor();
        var query = String.join(
                "&",
                "delivery_success=false",
                StripeCalls.field("created[gte]", listingRequest.from().getEpochSecond()),
                StripeCalls.field("created[lt]", listingRequest.until().getEpochSecond() + 1),
                StripeCalls.field("limit", PAGE));
        var after = cursor.isEmpty() ? "" : "&" + StripeCalls.field("starting_after", cursor);
        return StripeCalls.get(listingRequest, "/v1/events?" + query + after);
    }

    private static Request thin(ListingRequest listingRequest) {
        var next = listingRequest.cursor().substring(THIN.length());
        var first = String.join(
                "&",
                StripeCalls.field("types[0]", StripeThinEvents.NOT_GENERATED),
                StripeCalls.field("created[gte]", listingRequest.from()),
                StripeCalls.field("limit", PAGE));
        return StripeCalls.get(listingRequest, next.isEmpty() ? THIN_PATH + first : next);
    }

    private static Undelivered snapshots(Json list, ListingRequest listingRequest) {
        var all = StripeLists.elements(list);
        if (!StripeLists.goesOn(list)) {
            return new Undelivered.Page(own(all, listingRequest), THIN);
        }
        return all.isEmpty()
                ? new Undelivered.Unclear("an empty page says that more follow", true)
                : new Undelivered.Page(own(all, listingRequest), all.getLast().needText("id"));
    }

    private static Undelivered thin(Json list, ListingRequest listingRequest) {
        var events = own(StripeLists.elements(list), listingRequest);
        var next = list.at("next_page_url");
        if (!next.exists()) {
            return new Undelivered.Page(events, "");
        }
        var path = NEXT_PAGE.matcher(next.text().orElse(""));
        if (!path.matches()) {
            throw new BadJson("'next_page_url' is no page of this list");
        }
        return new Undelivered.Page(events, THIN + path.group(2));
    }

    /// Those of the account that is called: by its key's mode, and by the connected account that it names. An event
    /// that names no account comes from the one that was asked.
    private static List<Json> own(List<Json> events, ListingRequest listingRequest) {
        var key = listingRequest.secrets().getFirst();
        var asked = StripeSecretForms.connectedAccount(listingRequest.secrets());
        return events.stream()
                .map(StripeUndelivered::kept)
                .filter(event -> isOwn(event, key, asked))
                .toList();
    }

    private static Json kept(Json event) {
        var type = event.at("type").text().orElse("");
        return StripeFields.ENVELOPE.and(StripeFields.of(type)).keep(event);
    }

    private static boolean isOwn(Json event, String key, Optional<String> asked) {
        var livemode = event.at("livemode");
        var isLive = StripeSecretForms.saysItsMode(key) ? !StripeSecretForms.isOfTests(key) : livemode.isTrue();
        var named = StripeEnvelope.account(event).exists();
        var owner = new EventOwner(isLive, named ? asked.orElse("") : "");
        return StripeEnvelope.foreign(event, owner).isEmpty();
    }
}
