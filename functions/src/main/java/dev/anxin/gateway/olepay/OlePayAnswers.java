package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import java.util.List;
import java.util.stream.Stream;

/// What OlePay says when it is asked for a payment: `{"order_id", "payment_id", "status", "amount",
/// "currency", ...}` as in its events, with [OlePayMethods], `failed_at`, `paid_at` and `closed_at` (ISO 8601) where
/// they apply,
/// and what
/// came back as [OlePayReturns] has it.
final class OlePayAnswers {
    private OlePayAnswers() {}

    static List<News> read(Inquiry inquiry, Json payment) {
        if (!OlePayEvents.reference(payment).equals(inquiry.reference())) {
            return Replies.another();
        }
        return Stream.concat(status(inquiry, payment).stream(), OlePayReturns.of(inquiry, payment).stream())
                .toList();
    }

    private static List<News> status(Inquiry inquiry, Json payment) {
        var code = OlePayEvents.code(payment);
        var attempt = OlePayEvents.attempt(payment);
        var status = payment.needText("status");
        return switch (status) {
            case "waiting" -> waiting(payment);
            case "processing" -> OlePayMethods.with(new News.Acting(attempt, code), payment);
            case "failed" -> failed(inquiry, payment, new News.Failed(attempt, code));
            case "closed" -> List.of(inquiry.dated(OlePayEvents.time(payment, "closed_at"), new News.Closed()));
            case "authorised" -> List.of(OlePayEvents.authorised(payment));
            case "succeeded" -> succeeded(inquiry, payment);
            default -> Replies.unknownStatus(status);
        };
    }

    /// A capture stands as it is answered, whenever it was made.
    private static List<News> succeeded(Inquiry inquiry, Json payment) {
        var paidAt = OlePayEvents.time(payment, "paid_at");
        return OlePayCaptures.paid(payment).stream()
                .map(news -> news instanceof News.CaptureReported ? news : inquiry.dated(paidAt, news))
                .toList();
    }

    /// With a slip or a transfer the customer has acted, and has not paid.
    private static List<News> waiting(Json payment) {
        var acting = new News.Acting(OlePayEvents.attempt(payment), "");
        return OlePayMethods.isSlip(payment)
                ? Stream.concat(OlePayMethods.with(acting, payment).stream(), Stream.of(new News.Unpaid()))
                        .toList()
                : List.of(new News.Unpaid());
    }

    private static List<News> failed(Inquiry inquiry, Json payment, News.Failed failed) {
        var dated = inquiry.dated(OlePayEvents.time(payment, "failed_at"), failed);
        var named = OlePayMethods.withFailed(failed, payment).stream().skip(1);
        return Stream.concat(Stream.of(dated, new News.Unpaid()), named).toList();
    }
}
