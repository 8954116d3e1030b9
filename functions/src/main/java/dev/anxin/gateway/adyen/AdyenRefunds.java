package dev.anxin.gateway.adyen;

import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.List;
import java.util.Optional;

/// What is said of refunds. One that we asked for carries our id as its reference, which is signed, with a word before
/// it; one made in the Customer Area is `gateway:` and Adyen's own id.
final class AdyenRefunds {
    private static final String OURS = "anxin:";
    private static final String THEIRS = "gateway:";

    /// Characters of a reference at Adyen
    /// (docs.adyen.com/api-explorer/Checkout/72/post/payments/(paymentPspReference)/refunds).
    private static final int LONGEST = 80;

    private AdyenRefunds() {}

    /// What Adyen calls a refund of ours; empty if it cannot be called so.
    static Optional<String> reference(String refund) {
        return Optional.of(OURS + refund).filter(reference -> reference.length() <= LONGEST);
    }

    /// A reversal cancels what is only held: of that nothing is taken any more.
    static List<News> told(String eventCode, Json item, String psp) {
        var news = news(item, psp, status(eventCode));
        return eventCode.equals("CANCEL_OR_REFUND") ? List.of(news, new News.Closed()) : List.of(news);
    }

    static News failed(Json item, String psp) {
        return news(item, psp, Refund.Status.FAILED);
    }

    private static Refund.Status status(String eventCode) {
        return switch (eventCode) {
            case "REFUND", "REFUND_WITH_DATA", "CANCEL_OR_REFUND" -> Refund.Status.SUCCEEDED;
            case "POSTPONED_REFUND" -> Refund.Status.PENDING;
            case "REFUND_FAILED", "REFUNDED_REVERSED" -> Refund.Status.FAILED;
            default -> Refund.Status.UNKNOWN;
        };
    }

    private static News news(Json item, String psp, Refund.Status status) {
        var ours = item.at("merchantReference")
                .text()
                .filter(reference -> reference.startsWith(OURS) && reference.length() > OURS.length())
                .map(reference -> reference.substring(OURS.length()));
        var amount = AdyenAmounts.read(item.at("amount")).orNone();
        return new News.RefundReported(ours.orElse(THEIRS + psp), status, amount);
    }
}
