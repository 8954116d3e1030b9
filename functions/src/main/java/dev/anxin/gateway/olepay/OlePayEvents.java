package dev.anxin.gateway.olepay;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.privacy.Mask;
import java.time.DateTimeException;
import java.time.Instant;

/// What OlePay's events say: `{"type", "timestamp" (ISO 8601), "data"}`, where `data` has
///
/// - `order_id`: the merchant's own reference, in every event of a payment that was made with one; else
///   `payment_id`
/// - `amount` and `currency`: what the payment is for; `captured`: what was taken, where that is less
/// - `method` and what belongs to it: see [OlePayMethods]
/// - `code`: 101 (balance too low), RISK (stopped by risk control), 202 (timed out, or not authorised)
/// - `attempt_id`: which of the customer's attempts, where one was made
/// - `merchant_refund_id` (ours, if we made it), `refund_id` (theirs), `refund_amount`
/// - `chargeback_id`, `chargeback_amount`
/// - `capture_id`, `capture_amount`, and `captures` of a payment that was taken in parts: see [OlePayCaptures]
final class OlePayEvents {
    /// Stands for two causes, one of which may still end in money: being checked, never failed.
    private static final String TIMEOUT_OR_UNAUTHORISED = "202";

    private OlePayEvents() {}

    static Meaning of(Notice notice) {
        var body = notice.kept();
        try {
            var at = Event.time(time(body, "timestamp"), notice.signedAt(), notice.at());
            return read(
                    new Event(notice.account(), notice.id(), at, notice.at(), body.needText("type"), body.at("data")));
        } catch (BadJson bad) {
            return Event.unreadable(notice.id(), bad);
        }
    }

    /// A time in ISO 8601, or [Instant#MIN] where there is none.
    static Instant time(Json object, String field) {
        try {
            return object.at(field).text().map(Instant::parse).orElse(Instant.MIN);
        } catch (DateTimeException notATime) {
            return Instant.MIN;
        }
    }

    private static Meaning read(Event event) {
        var data = event.about();
        var reference = reference(data);
        return switch (event.type()) {
            case "payment.succeeded" -> event.says(reference, OlePayMethods.with(OlePayCaptures.paid(data), data));
            case "capture.succeeded" -> event.says(reference, OlePayCaptures.of(data, Capture.Status.SUCCEEDED));
            case "capture.failed" -> event.says(reference, OlePayCaptures.of(data, Capture.Status.FAILED));
            case "payment.failed" -> event.says(reference, OlePayMethods.withFailed(failed(data), data));
            case "payment.pending" ->
                event.says(reference, OlePayMethods.with(new News.Acting(attempt(data), code(data)), data));
            case "payment.closed" -> event.says(reference, new News.Closed());
            case "payment.authorised" -> event.says(reference, authorised(data));
            case "refund.succeeded" -> event.says(reference, refund(data, Refund.Status.SUCCEEDED));
            case "refund.failed" -> event.says(reference, refund(data, Refund.Status.FAILED));
            case "refund.pending" -> event.says(reference, refund(data, Refund.Status.PENDING));
            case "chargeback.opened" -> event.says(reference, chargeback(data, Dispute.Status.OPEN));
            case "chargeback.won" -> event.says(reference, chargeback(data, Dispute.Status.WON));
            case "chargeback.lost" -> event.says(reference, chargeback(data, Dispute.Status.LOST));
            default -> event.unknown();
        };
    }

    /// By which id it speaks of its payment; empty if by none.
    static String reference(Json data) {
        return data.at("order_id").text().or(() -> data.at("payment_id").text()).orElse("");
    }

    static News authorised(Json data) {
        return amount(data, "amount").news(News.Authorised::new);
    }

    private static News failed(Json data) {
        var code = code(data);
        return code.equals(TIMEOUT_OR_UNAUTHORISED)
                ? new News.Acting(attempt(data), code)
                : new News.Failed(attempt(data), code);
    }

    /// Which attempt it speaks of; empty if it does not say.
    static String attempt(Json data) {
        return data.at("attempt_id").text().filter(ForeignText::isId).orElse("");
    }

    /// Text, or a number by a careless sender.
    static String code(Json data) {
        var code = data.at("code");
        return code.text()
                .or(() -> code.whole().map(Object::toString))
                .map(Mask::code)
                .orElse("");
    }

    static News refund(Json data, Refund.Status status) {
        var ours = data.at("merchant_refund_id").text().filter(ForeignText::isId);
        var refund = ours.orElseGet(() -> "gateway:" + ForeignText.needId(data, "refund_id"));
        return new News.RefundReported(
                refund, status, amount(data, "refund_amount").orNone());
    }

    static News chargeback(Json data, Dispute.Status status) {
        var dispute = ForeignText.needId(data, "chargeback_id");
        return new News.DisputeReported(
                dispute, status, amount(data, "chargeback_amount").orNone());
    }

    static Amount amount(Json data, String field) {
        return Amount.read(data, field, Amount::iso);
    }
}
