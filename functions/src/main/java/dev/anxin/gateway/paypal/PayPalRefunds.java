package dev.anxin.gateway.paypal;

import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;

/// What refunds say. One that we made carries our id as its `custom_id`; another one is `gateway:` and PayPal's own id.
final class PayPalRefunds {
    private PayPalRefunds() {}

    static News of(Inquiry inquiry, Json refund) {
        var ours = refund.at("custom_id").text().filter(id -> id.startsWith(inquiry.reference() + ":"));
        var id = ours.filter(ForeignText::isId).orElseGet(() -> "gateway:" + ForeignText.needId(refund, "id"));
        var amount = PayPalAmounts.read(refund.at("amount")).orNone();
        return new News.RefundReported(id, status(PayPalAnswers.status(refund)), amount);
    }

    static News dated(Inquiry inquiry, Json refund) {
        return inquiry.returned(PayPalAnswers.time(refund, "create_time"), of(inquiry, refund));
    }

    private static Refund.Status status(String word) {
        return switch (word) {
            case "COMPLETED" -> Refund.Status.SUCCEEDED;
            case "PENDING" -> Refund.Status.PENDING;
            case "CANCELLED", "FAILED" -> Refund.Status.FAILED;
            default -> Refund.Status.UNKNOWN;
        };
    }
}
