package dev.anxin.gateway.paypal;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Request;
import dev.anxin.gateway.Undelivered;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/// An app's events, whether they were delivered or not: `GET /v1/notifications/webhooks-events`. They name no
/// transmission, by which a callback is known: one that was delivered is another hint when it is pulled.
final class PayPalUndelivered {
    private static final String PATH = "/v1/notifications/webhooks-events?";

    /// An event is a few kilobytes.
    private static final int PAGE = 100;

    private static final Pattern NEXT_PAGE =
            Pattern.compile("(https?://[0-9a-z.:-]+)?(/v1/notifications/webhooks-events\\?[!-~]+)");

    private PayPalUndelivered() {}

    /// An app that may not read its events is refused with 403, and that says nothing of what else it may do.
    static Question<Undelivered> question(ListingRequest listingRequest) {
        return new Question<>(
                request(listingRequest),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.EVENTS,
                        PayPalUndelivered::page,
                        refusal -> new Undelivered.Unclear(refusal.words(), refusal.status() != 403),
                        why -> new Undelivered.Unclear(why, true)),
                reply -> reply instanceof Reply.Answered answered && answered.status() == 403);
    }

    private static Request request(ListingRequest listingRequest) {
        var first = PATH + "page_size=" + PAGE
                + "&start_time=" + ForeignText.inPath(listingRequest.from().toString())
                + "&end_time=" + ForeignText.inPath(listingRequest.until().toString());
        var cursor = listingRequest.cursor();
        return PayPalCalls.get(listingRequest, cursor.isEmpty() ? first : cursor);
    }

    private static Undelivered page(Json list) {
        if (!(list.at("events") instanceof Json.Items(var events))) {
            throw new BadJson("'events' is missing or is no list");
        }
        return new Undelivered.Page(events.stream().map(PayPalUndelivered::kept).toList(), next(list));
    }

    private static Json kept(Json event) {
        var type = event.at("event_type").text().orElse("");
        return PayPalFields.ENVELOPE.and(PayPalFields.of(type)).keep(PayPalEvents.linked(event));
    }

    private static String next(Json list) {
        var link = list.at("links").elements().stream()
                .filter(one -> one.at("rel").text().equals(Optional.of("next")))
                .findFirst();
        if (link.isEmpty()) {
            return "";
        }
        var path = NEXT_PAGE.matcher(link.get().at("href").text().orElse(""));
        if (!path.matches()) {
            throw new BadJson("the link 'next' is no page of this list");
        }
        return path.group(2);
    }
}
