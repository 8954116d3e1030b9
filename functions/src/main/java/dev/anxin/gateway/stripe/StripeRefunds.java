package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.List;
import java.util.regex.Pattern;

/// What refunds say. One that we made carries our id in its metadata; one made in the dashboard is
/// `gateway:re_...`.
final class StripeRefunds {
    /// Under which the metadata of our refunds hold our id.
    static final String OUR_ID = "anxin_refund";

    /// Before the ids of refunds that somebody else made.
    private static final String THEIRS = "gateway:";

    /// The date of API version 2025-03-31.basil. Before it Stripe made a refund of every hold that was let go, and
    /// of what a capture left of one (docs.stripe.com/changelog/basil).
    private static final String RELEASES_ARE_REFUNDS_BEFORE = "2025-03-31";

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\..*)?");

    private StripeRefunds() {}

    /// Whether a refund in an event of this API version is one. Events are told in the version of their endpoint;
    /// we ask in one of our own.
    static boolean areProof(String version) {
        return !VERSION.matcher(version).matches()
                || version.substring(0, RELEASES_ARE_REFUNDS_BEFORE.length()).compareTo(RELEASES_ARE_REFUNDS_BEFORE)
                        >= 0;
    }

    /// One that we made is a refund in every version.
    static News of(Json refund, boolean proof) {
        return proven(of(refund), proof);
    }

    private static News proven(News news, boolean proof) {
        var ours = news instanceof News.RefundReported reported
                && !reported.refund().startsWith(THEIRS);
        return proof || ours ? news : new News.Hinted("a refund, or a hold that was let go");
    }

    static News of(Json refund) {
        return of(refund, status(refund));
    }

    /// The event's own name says so; the status beside it may be older or newer.
    static News failed(Json refund, boolean proof) {
        return proven(of(refund, Refund.Status.FAILED), proof);
    }

    /// The charge itself knows only the sum of its refunds, from which no refund can be told. API versions
    /// before 2022-11-15 put the refunds in; with later ones the events `refund.*` carry each of them, and
    /// this is no news.
    static Meaning ofCharge(Event event, String reference, boolean proof) {
        if (!event.about().at("captured").isTrue()) {
            return event.kept("a hold was released: nothing of this charge had been taken");
        }
        List<News> each = event.about().at("refunds", "data").elements().stream()
                .map(refund -> of(refund, proof))
                .toList();
        return each.isEmpty()
                ? event.kept("charge.refunded carries only a sum: each refund comes with the events refund.*")
                : event.says(reference, each);
    }

    private static News of(Json refund, Refund.Status status) {
        var ours = refund.at("metadata", OUR_ID).text().filter(ForeignText::isId);
        var id = ours.orElseGet(() -> THEIRS + ForeignText.needId(refund, "id"));
        return new News.RefundReported(
                id, status, StripeAmounts.read(refund, "amount").orNone());
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
