package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.ForeignText;
import dev.anxin.gateway.Inquiry;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture.Status;
import dev.anxin.ledger.News;
import dev.anxin.payment.Method;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the captures of an order say.
final class PayPalCaptures {
    private static final Set<String> TAKEN = Set.of("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED");

    /// Why a capture that had succeeded may be called declined: the money came, and what took it back is told as a
    /// refund or a dispute.
    private static final Set<String> TAKEN_BACK = Set.of("BUYER_COMPLAINT", "CHARGEBACK", "REFUNDED");

    private PayPalCaptures() {}

    static boolean isTaken(Json capture) {
        var status = PayPalAnswers.status(capture);
        var isOver = status.equals("DECLINED") || status.equals("FAILED");
        return TAKEN.contains(status) || (isOver && TAKEN_BACK.contains(detail(capture)));
    }

    /// The sum, each of them where there are several, and by which ids PayPal may speak of it.
    static Stream<News> taken(Inquiry inquiry, Amount asked, List<Json> captures) {
        var taken = captures.stream().filter(PayPalCaptures::isTaken).toList();
        var paid = inquiry.dated(
                PayPalAnswers.time(taken.getLast(), "create_time"), paid(asked, PayPalAnswers.sum(taken)));
        var each = taken.size() > 1 && asked instanceof Amount.Exact
                ? taken.stream().map(capture -> reported(asked, capture))
                : Stream.<News>empty();
        var ids = taken.stream()
                .flatMap(capture ->
                        PayPalIds.named(inquiry, PayPalIds.CAPTURE, ForeignText.needId(capture, "id")).stream());
        return Stream.of(Stream.of(paid), each, ids).flatMap(news -> news);
    }

    private static News paid(Amount asked, Amount sum) {
        var isElsewhere = asked instanceof Amount.Exact(var whole)
                && sum instanceof Amount.Exact(var part)
                && !whole.currency().equals(part.currency());
        return isElsewhere
                ? new News.Contradicted("captured in another currency than was asked for")
                : Amount.paid(asked, sum);
    }

    private static News reported(Amount asked, Json capture) {
        var amount = PayPalAmounts.read(capture.at("amount"));
        return asked.news(whole -> amount.news(part ->
                new News.CaptureReported(whole, ForeignText.needId(capture, "id"), Status.SUCCEEDED, part.minor())));
    }

    /// Under way. An eCheck is a debit of the payer's bank account and takes days. A transfer by hand waits for the
    /// payer.
    static List<News> pending(Json capture) {
        var id = ForeignText.needId(capture, "id");
        var acting = new News.Acting(id, reason(capture));
        return switch (detail(capture)) {
            case "ECHECK" -> List.of(new News.Acting(id, ""), new News.MethodNamed(Method.debit("echeck", id)));
            case "TRANSACTION_APPROVED_AWAITING_FUNDING" ->
                List.of(
                        new News.Acting(id, ""),
                        new News.MethodNamed(Method.transfer("bank_transfer", Instant.MAX, "", -1)));
            default -> List.of(acting);
        };
    }

    /// The latest attempt came to nothing. A completed order is captured no more: "only one capture per order is
    /// allowed" (developer.paypal.com/api/rest/reference/orders/v2/errors).
    static List<News> failed(List<Json> captures, boolean isCompleted) {
        var latest = captures.getLast();
        return switch (PayPalAnswers.status(latest)) {
            case "DECLINED", "FAILED" ->
                List.of(
                        new News.Failed(ForeignText.needId(latest, "id"), reason(latest)),
                        isCompleted ? new News.Closed() : new News.Unpaid());
            default -> List.of(new News.NoAnswer("the status of its capture is not known here"));
        };
    }

    /// Why, in the processor's code where a card was used; empty if it does not say.
    static String reason(Json part) {
        var code = part.at("processor_response", "response_code").text();
        return code.orElseGet(() -> detail(part));
    }

    private static String detail(Json part) {
        return part.at("status_details", "reason").text().orElse("");
    }
}
