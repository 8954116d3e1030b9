package dev.anxin.gateway.paypal;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Listing;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Question;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.Mask;
import java.time.Instant;
import java.util.ArrayList;

/// Which payments PayPal knows: its transaction search, which shows a transaction up to three hours after it was made.
final class PayPalLists {
    private static final String PATH = "/v1/reporting/transactions";

    /// Codes of payments that came in begin with it; refunds, withdrawals and fees have others.
    private static final String PAYMENTS = "T00";

    private PayPalLists() {}

    static Question<Listing> question(ListingRequest listingRequest) {
        var page = listingRequest.cursor().isEmpty() ? "1" : listingRequest.cursor();
        var query = "?start_date=" + ForeignText.inPath(listingRequest.from().toString())
                + "&end_date=" + ForeignText.inPath(listingRequest.until().toString())
                + "&fields=transaction_info&page_size=100&page=" + ForeignText.inPath(page);
        return new Question<>(
                PayPalCalls.get(listingRequest, PATH + query),
                reply -> PayPalReplies.read(
                        reply,
                        PayPalFields.TRANSACTIONS,
                        PayPalLists::page,
                        refusal -> new Listing.Unclear(refusal.words()),
                        Listing.Unclear::new));
    }

    private static Listing page(Json list) {
        var page = list.needWhole("page");
        if (!(list.at("transaction_details") instanceof Json.Items(var all))) {
            throw new BadJson("'transaction_details' is missing or is no list");
        }
        var listed = new ArrayList<Listing.Listed>();
        for (var one : all) {
            var info = one.at("transaction_info");
            var isPayment = info.at("transaction_event_code").text().orElse("").startsWith(PAYMENTS);
            var isIncome =
                    !info.at("transaction_amount", "value").text().orElse("").startsWith("-");
            if (isPayment && isIncome) {
                listed.add(listed(info));
            }
        }
        var goesOn = page < list.needWhole("total_pages");
        return new Listing.Page(listed, goesOn ? "" + (page + 1) : "");
    }

    private static Listing.Listed listed(Json info) {
        var id = ForeignText.needId(info, "transaction_id");
        var at = PayPalAnswers.time(info, "transaction_initiation_date");
        if (!PayPalIds.isId(id) || at.equals(Instant.MIN)) {
            throw new BadJson("a transaction has no id of PayPal's, or no time");
        }
        var amount = PayPalAmounts.read(info.at("transaction_amount")).orNone();
        return new Listing.Listed(
                PayPalIds.CAPTURE + id,
                amount,
                Mask.code(info.at("transaction_status").text().orElse("")),
                at);
    }
}
