package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.http.Call;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.Mask;

/// Which payments OlePay knows: `GET /payments?from&until&cursor&limit`, answered by `{"payments": [...],
/// "next": "..."}`, the payments as each of them is answered, and no `next` on the last page.
final class OlePayLists {
    private OlePayLists() {}

    static Question<Listing> question(ListingRequest listingRequest) {
        return new Question<>(
                request(listingRequest),
                reply -> Replies.object(reply, OlePayFields.PAYMENTS, OlePayLists::page, Listing.Unclear::new));
    }

    private static Request request(ListingRequest listingRequest) {
        var cursor = listingRequest.cursor().isEmpty() ? "" : "&cursor=" + ForeignText.inPath(listingRequest.cursor());
        var query = "?from=" + ForeignText.inPath(listingRequest.from().toString()) + "&until="
                + ForeignText.inPath(listingRequest.until().toString()) + "&limit=100" + cursor;
        return Request.of(listingRequest, "", target -> Call.get(target.at("/payments" + query), target.headers()));
    }

    private static Listing page(Json page) {
        if (!(page.at("payments") instanceof Json.Items)) {
            throw new BadJson("'payments' is missing or is no list");
        }
        var payments =
                page.at("payments").elements().stream().map(OlePayLists::listed).toList();
        return new Listing.Page(payments, page.at("next").exists() ? ForeignText.needId(page, "next") : "");
    }

    private static Listing.Listed listed(Json payment) {
        var reference = OlePayEvents.reference(payment);
        if (!PaymentKey.isReference(reference)) {
            throw new BadJson("a payment names itself in no way");
        }
        var status = Mask.code(payment.needText("status"));
        var amount = Amount.read(payment, "amount", Amount::iso).orNone();
        return new Listing.Listed(reference, amount, status, payment.needInstant("created_at"));
    }
}
