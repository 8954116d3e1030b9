package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.List;

/// What refunds say. One that we made carries our id in its metadata; one made in the dashboard is
/// `gateway:re_...`.
final class StripeRefunds {
    /// Under which the metadata of our refunds hold our id.
    static final String OUR_ID = "anxin_refund";

    private StripeRefunds() {}

    static News of(Json refund) {
        return of(refund, status(refund));
    }

    /// The event's own name says so; the status beside it may be older or newer.
    static News failed(Json refund) {
        return of(refund, Refund.Status.FAILED);
    }

    /// The charge itself knows only the sum of its refunds, from which no refund can be told. API versions
    /// before 2022-11-15 put the refunds in; with later ones the events `refund.*` carry each of them, and
    /// this is no news.
    static Meaning ofCharge(Event event, String reference) {
        if (!event.about().at("captured").isTrue()) {
            return event.kept("a hold was released: nothing of this charge had been taken");
        }
        List<News> each = event.about().at("refunds", "data").elements().stream()
                .map(StripeRefunds::of)
                .toList();
        return each.isEmpty()
                ? event.kept("charge.refunded carries only a sum: each refund comes with the events refund.*")
                : event.says(reference, each);
    }

    private static News of(Json refund, Refund.Status status) {
        var ours = refund.at("metadata", OUR_ID).text().filter(ForeignText::isId);
        var id = ours.orElseGet(() -> "gateway:" + ForeignText.needId(refund, "id"));
        return StripeAmounts.read(refund, "amount").news(money -> new News.RefundReported(id, status, money));
    }

    private static Refund.Status status(Json refund) {
        return switch (refund.at("status").text().orElse("")) {
            case "succeeded" -> Refund.Status.SUCCEEDED;
            case "pending", "requires_action" -> Refund.Status.PENDING;
            case "failed", "canceled" -> Refund.Status.FAILED;
            default -> Refund.Status.UNKNOWN;
        };
    }
}
