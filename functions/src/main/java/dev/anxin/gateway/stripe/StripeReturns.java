package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Reply;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.stream.Stream;

/// What came back of a payment: the lists of its refunds and of its disputes. An intent does not tell them, and
/// its charge only their sum.
final class StripeReturns {
    /// As many as Stripe puts on one page (docs.stripe.com/api/pagination); a payment with more is for a
    /// person.
    private static final String PAGE = "&limit=100";

    private StripeReturns() {}

    static List<Question<List<News>>> questions(Inquiry inquiry) {
        return requests(inquiry).stream()
                .map(request -> new Question<>(request, reply -> understand(inquiry, reply)))
                .toList();
    }

    private static List<Request> requests(Inquiry inquiry) {
        return StripeIds.paid(inquiry)
                .map(paid -> Stream.of("/v1/refunds?", "/v1/disputes?")
                        .map(path -> StripeCalls.get(inquiry, path + paid.asField() + PAGE))
                        .toList())
                .orElse(List.of(StripeIds.NOTHING_TO_ASK_BY));
    }

    private static List<News> understand(Inquiry inquiry, Reply reply) {
        return Replies.object(reply, StripeFields.RETURNS, list -> read(inquiry, list), Replies::noAnswer);
    }

    private static List<News> read(Inquiry inquiry, Json list) {
        if (StripeLists.goesOn(list)) {
            return Replies.noAnswer("the list goes on");
        }
        var each = StripeLists.elements(list);
        return each.stream().allMatch(object -> StripeIds.isOf(inquiry, object))
                ? each.stream().map(object -> dated(inquiry, object)).toList()
                : Replies.another();
    }

    private static News dated(Inquiry inquiry, Json object) {
        var news = switch (object.needText("object")) {
            case "refund" -> StripeRefunds.of(object);
            case "dispute" -> StripeDisputes.of(object);
            default -> throw new BadJson("the list holds neither refunds nor disputes");
        };
        return inquiry.returned(Event.ofSeconds(object.at("created")), news);
    }
}
