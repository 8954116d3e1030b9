package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Replies;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The money that came back of a payment: `refunds` and `chargebacks`, lists of objects with the fields of the
/// events, and `status` (`pending`, `succeeded`, `failed`; `open`, `won`, `lost`), `currency` and `created_at`.
/// Both are whole: OlePay cuts them nowhere.
final class OlePayReturns {
    private OlePayReturns() {}

    /// What is clear of it; or that it is not clear.
    static List<News> of(Inquiry inquiry, Json payment) {
        try {
            return Stream.concat(
                            each(payment, "refunds", entry -> dated(inquiry, entry, refund(entry))),
                            each(payment, "chargebacks", entry -> dated(inquiry, entry, chargeback(entry))))
                    .toList();
        } catch (BadJson unclear) {
            return Replies.noAnswer("what went back cannot be read: " + unclear.getMessage());
        }
    }

    private static Stream<News> each(Json payment, String field, Function<Json, News> reading) {
        var list = payment.at(field);
        if (list.exists() && !(list instanceof Json.Items)) {
            throw new BadJson("'" + field + "' is no list");
        }
        return list.elements().stream().map(reading);
    }

    private static News dated(Inquiry inquiry, Json entry, News news) {
        return inquiry.returned(OlePayEvents.time(entry, "created_at"), news);
    }

    static News refund(Json refund) {
        var status = switch (refund.at("status").text().orElse("")) {
            case "succeeded" -> Refund.Status.SUCCEEDED;
            case "pending" -> Refund.Status.PENDING;
            case "failed" -> Refund.Status.FAILED;
            default -> Refund.Status.UNKNOWN;
        };
        return OlePayEvents.refund(refund, status);
    }

    /// What is not known to have ended is open: then a person looks, and no refund goes out.
    private static News chargeback(Json chargeback) {
        var status = switch (chargeback.at("status").text().orElse("")) {
            case "won" -> Dispute.Status.WON;
            case "lost" -> Dispute.Status.LOST;
            default -> Dispute.Status.OPEN;
        };
        return OlePayEvents.chargeback(chargeback, status);
    }
}
