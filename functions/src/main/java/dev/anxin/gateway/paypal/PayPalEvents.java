package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which payments PayPal's callbacks are about. They are named and dated by what is signed of them, the transmission:
/// event id and times of the body prove nothing, as all else of it. So nothing of it is news but that PayPal has to be
/// asked; whoever sends a genuine callback with another body gets a question asked that does no harm.
final class PayPalEvents {
    static final String DISPUTES = "CUSTOMER.DISPUTE.";

    /// Of what went back of a capture, which is named by a link alone.
    static final String CAPTURE_ID = "capture_id";

    static final Set<String> KNOWN = Set.of(
            "CHECKOUT.ORDER.APPROVED",
            "CHECKOUT.ORDER.COMPLETED",
            "CHECKOUT.ORDER.DECLINED",
            "CHECKOUT.ORDER.SAVED",
            "CHECKOUT.ORDER.VOIDED",
            "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
            "PAYMENT.AUTHORIZATION.CREATED",
            "PAYMENT.AUTHORIZATION.VOIDED",
            "PAYMENT.CAPTURE.COMPLETED",
            "PAYMENT.CAPTURE.DECLINED",
            "PAYMENT.CAPTURE.DENIED",
            "PAYMENT.CAPTURE.PENDING",
            "PAYMENT.CAPTURE.REFUNDED",
            "PAYMENT.CAPTURE.REVERSED",
            "PAYMENT.REFUND.FAILED",
            "PAYMENT.REFUND.PENDING",
            DISPUTES + "CREATED",
            DISPUTES + "UPDATED",
            DISPUTES + "RESOLVED");

    private static final Pattern CAPTURE = Pattern.compile("https://[0-9a-z.-]+/v2/payments/captures/([0-9A-Z]{1,36})");

    private PayPalEvents() {}

    static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    /// The body with the id of the capture that its links name, where they name one.
    static Json linked(Json body) {
        var resource = body.at("resource");
        var capture = resource.at("links").elements().stream()
                .filter(link -> link.at("rel").text().equals(Optional.of("up")))
                .flatMap(link -> link.at("href").text().stream())
                .map(CAPTURE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
        return capture.map(id -> with(body, resource, id)).orElse(body);
    }

    private static Json with(Json body, Json resource, String capture) {
        var fields = new LinkedHashMap<>(resource.members());
        fields.put(CAPTURE_ID, Json.of(capture));
        var all = new LinkedHashMap<>(body.members());
        all.put("resource", new Json.Fields(fields));
        return new Json.Fields(all);
    }

    static Meaning of(Notice notice) {
        try {
            return read(notice);
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    private static Meaning read(Notice notice) {
        var body = notice.kept();
        var type = body.needText("event_type");
        var event = new Event(notice.account(), notice.id(), notice.signedAt(), notice.at(), type, body.at("resource"));
        if (!isKnown(type)) {
            return event.unknown();
        }
        return type.startsWith(DISPUTES) ? disputed(event) : event.says(reference(event), hint(type));
    }

    private static News hint(String type) {
        return new News.Hinted(type);
    }

    /// The order where it is named, else the capture or authorisation.
    private static String reference(Event event) {
        var about = event.about();
        var own = id(about, "id");
        var related = about.at("supplementary_data", "related_ids");
        var order = event.type().startsWith("CHECKOUT.ORDER.") ? own : id(about, "order_id");
        var named = order.or(() -> id(related, "order_id"));
        return named.or(() -> capture(event, related, own))
                .or(() -> own.filter(_ -> event.type().startsWith("PAYMENT.AUTHORIZATION."))
                        .map(PayPalIds.AUTHORIZATION::concat))
                .orElse("");
    }

    private static Optional<String> capture(Event event, Json related, Optional<String> own) {
        return id(event.about(), CAPTURE_ID)
                .or(() -> id(related, "capture_id"))
                .or(() -> own.filter(_ -> isOfCapture(event.type())))
                .map(PayPalIds.CAPTURE::concat);
    }

    /// Of what was refunded the event is about the refund.
    private static boolean isOfCapture(String type) {
        return type.startsWith("PAYMENT.CAPTURE.") && !type.equals("PAYMENT.CAPTURE.REFUNDED");
    }

    private static Optional<String> id(Json object, String field) {
        return object.at(field).text().filter(PayPalIds::isId);
    }

    /// One may be about several payments.
    private static Meaning disputed(Event event) {
        var facts = event.about().at("disputed_transactions").elements().stream()
                .flatMap(transaction -> id(transaction, "seller_transaction_id").stream())
                .distinct()
                .map(capture -> event.says(PayPalIds.CAPTURE + capture, hint(event.type())))
                .flatMap(meaning ->
                        meaning instanceof Meaning.Known(var known) ? known.stream() : List.<Fact>of().stream())
                .toList();
        return facts.isEmpty() ? event.kept("it names no transaction that is disputed") : new Meaning.Known(facts);
    }
}
