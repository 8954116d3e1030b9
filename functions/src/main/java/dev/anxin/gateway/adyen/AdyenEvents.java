package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Adyen's items say, by their signed fields alone. A payment's reference is the merchant's own; what happens to
/// its money later names the payment by Adyen's id, which is another id of it.
final class AdyenEvents {
    private AdyenEvents() {}

    static Meaning of(Notice notice) {
        try {
            return read(notice);
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    /// The same item comes again with the same code, id and outcome, and perhaps with another date. The same payment
    /// may fail and succeed: the outcome is part of its name.
    private static Meaning read(Notice notice) {
        var item = notice.kept();
        var code = item.needText("eventCode");
        var psp = ForeignText.needId(item, "pspReference");
        var succeeded = isTrue(item);
        var id = code + ":" + psp + ":" + succeeded;
        if (!ForeignText.isId(id)) {
            throw new BadJson("'eventCode' and 'pspReference' are too long to name an event");
        }
        var event = new Event(notice.account(), id, notice.at(), notice.at(), code, item);
        return succeeded ? happened(event, psp) : didNot(event, psp);
    }

    /// @throws BadJson if it says neither
    private static boolean isTrue(Json item) {
        return switch (item.needText("success")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadJson("'success' is neither true nor false");
        };
    }

    private static Meaning happened(Event event, String psp) {
        var item = event.about();
        return switch (event.type()) {
            case "AUTHORISATION" -> event.says(reference(item), AdyenPayments.authorised(item, psp));
            case "PENDING", "ORDER_OPENED" -> event.says(reference(item), AdyenPayments.pending(item, psp));
            case "OFFER_CLOSED" -> event.says(reference(item), new News.Failed(psp, ""));
            case "CANCELLATION", "EXPIRE", "TECHNICAL_CANCEL" -> event.says(payment(item), new News.Closed());
            case "CAPTURE" -> AdyenPayments.captured(event, payment(item), psp);
            case "CAPTURE_FAILED" -> event.says(payment(item), AdyenPayments.captureFailed(item, psp));
            case "REFUND",
                    "REFUND_WITH_DATA",
                    "CANCEL_OR_REFUND",
                    "POSTPONED_REFUND",
                    "REFUND_FAILED",
                    "REFUNDED_REVERSED" -> event.says(payment(item), AdyenRefunds.told(event.type(), item, psp));
            case "VOID_PENDING_REFUND" ->
                event.says(payment(item), new News.Disagreed("a refund that was pending is void: VOID_PENDING_REFUND"));
            case "NOTIFICATION_OF_FRAUD" -> event.says(payment(item), new News.FraudWarned("", true));
            default ->
                AdyenDisputes.of(event.type(), item, psp)
                        .map(news -> event.says(payment(item), news))
                        .orElseGet(event::unknown);
        };
    }

    /// What was asked for and did not come about.
    private static Meaning didNot(Event event, String psp) {
        var item = event.about();
        return switch (event.type()) {
            case "AUTHORISATION" ->
                event.says(
                        reference(item),
                        new News.Failed(psp, item.at(AdyenFields.REFUSAL).text().orElse("")));
            case "CAPTURE" ->
                event.says(payment(item), new News.Disagreed("a capture was refused: nothing was taken by it"));
            case "REFUND", "REFUND_WITH_DATA", "CANCEL_OR_REFUND", "REFUND_FAILED" ->
                event.says(payment(item), AdyenRefunds.failed(item, psp));
            default -> event.kept("it says that something did not happen, and nothing follows from that");
        };
    }

    /// Of a payment itself.
    private static String reference(Json item) {
        return item.at("merchantReference").text().orElse("");
    }

    /// Of the payment that something happened to.
    private static String payment(Json item) {
        return item.at("originalReference")
                .text()
                .filter(original -> !original.isEmpty())
                .orElseGet(() -> reference(item));
    }

    /// Adyen's id of a payment, where it is another than the merchant's.
    static Stream<News> alias(Json item, String psp) {
        return PaymentKey.isReference(psp) && !psp.equals(reference(item))
                ? Stream.of(new News.AlsoKnownAs(psp))
                : Stream.empty();
    }

    /// The key by which an item is signed is of one mode; its unsigned `live` can only speak against it.
    static Optional<String> foreign(Json item, EventOwner owner) {
        var account = item.at("merchantAccountCode").text();
        if (!account.equals(Optional.of(owner.id(AdyenGateway.ACCOUNT)))) {
            return Optional.of("of another merchant account (merchantAccountCode)");
        }
        return item.at("live").text().equals(Optional.of("" + owner.isLive()))
                ? Optional.empty()
                : Optional.of("not of this account's mode, which is " + owner.mode());
    }

    static List<News> join(News news, Stream<News> more) {
        return Stream.concat(Stream.of(news), more).toList();
    }
}
