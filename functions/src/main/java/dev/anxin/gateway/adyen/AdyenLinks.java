package dev.anxin.gateway.adyen;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Question;
import dev.anxin.gateway.Replies;
import dev.anxin.gateway.Request;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be asked at Adyen: how a payment link stands (`GET /paymentLinks/{id}`), where the payment has one among
/// its ids. Of all other payments it answers nothing: what it knows comes by callbacks alone.
final class AdyenLinks {
    /// Longer than a `pspReference`, which has 16 characters and may begin so by chance.
    private static final Pattern ID = Pattern.compile("PL[0-9A-Z]{15,38}");

    private static final News UNASKABLE = new News.Unaskable("Adyen answers no question about a payment");

    private AdyenLinks() {}

    static boolean isLink(String id) {
        return ID.matcher(id).matches();
    }

    static Question<List<News>> payment(Inquiry inquiry) {
        return link(inquiry)
                .map(id -> question(inquiry, id, AdyenCalls.get(inquiry, path(id))))
                .orElseGet(AdyenLinks::none);
    }

    static Question<List<News>> close(Inquiry inquiry, String key) {
        return link(inquiry)
                .map(id -> question(
                        inquiry,
                        id,
                        AdyenCalls.change(inquiry, "PATCH", path(id), key, Json.object("status", "expired"))))
                .orElseGet(AdyenLinks::none);
    }

    private static Optional<String> link(Inquiry inquiry) {
        return inquiry.ids().filter(AdyenLinks::isLink).findFirst();
    }

    private static String path(String id) {
        return "/paymentLinks/" + ForeignText.inPath(id);
    }

    /// Whatever comes back, nothing is learned by it.
    private static Question<List<News>> none() {
        return new Question<>(
                new Request.Impossible("Adyen answers no question about a payment"), _ -> List.of(UNASKABLE));
    }

    private static Question<List<News>> question(Inquiry inquiry, String id, Request request) {
        return new Question<>(
                request,
                reply -> Replies.object(reply, AdyenFields.LINK, link -> read(inquiry, id, link), Replies::noAnswer));
    }

    /// That it was paid says nothing of whether the money is held or taken, and nothing of what went back: that is
    /// told, and cannot be asked.
    private static List<News> read(Inquiry inquiry, String id, Json link) {
        var account = AdyenSecret.first(inquiry.secrets()).map(AdyenSecret.Key::merchantAccount);
        var same = link.at("id").text().equals(Optional.of(id))
                && link.at("reference").text().equals(Optional.of(inquiry.reference()))
                && link.at("merchantAccount").text().equals(account);
        if (!same) {
            return Replies.another();
        }
        var status = link.needText("status");
        return switch (status) {
            case "active" -> List.of(new News.Unpaid());
            case "paymentPending" -> List.of(new News.Acting("", ""));
            case "completed", "paid" ->
                Stream.concat(AdyenPayments.held(link), Stream.of(UNASKABLE)).toList();
            case "expired" -> List.of(new News.Closed());
            default -> Replies.unknownStatus(status);
        };
    }
}
