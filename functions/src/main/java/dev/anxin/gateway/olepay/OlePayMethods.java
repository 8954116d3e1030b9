package dev.anxin.gateway.olepay;

import dev.anxin.gateway.ForeignText;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.Method;
import dev.anxin.privacy.Mask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By which method a payment is being paid, in events and in answers:
///
/// - `method`: `bank_debit` takes days; of a `voucher` the customer has a slip, and of a `bank_transfer` what to
///   transfer; all others answer at once
/// - `pay_by` (ISO 8601): until when a slip can be paid or a transfer made
/// - `pay_number`: what the customer quotes when paying
/// - `attempt_id`: names the attempt of a debit, so that a second one is told from the first
/// - `remaining`: what is still to come of a transfer in parts
final class OlePayMethods {
    private OlePayMethods() {}

    static List<News> with(News news, Json payment) {
        return with(List.of(news), payment);
    }

    static List<News> with(List<News> news, Json payment) {
        return Stream.concat(news.stream(), method(payment).map(News.MethodNamed::new).stream())
                .toList();
    }

    /// Of an attempt that failed only an instant method is news: nothing else is under way any more.
    static List<News> withFailed(News news, Json payment) {
        var named = news instanceof News.Failed
                ? method(payment).filter(method -> !method.methodClass().isSlow())
                : method(payment);
        return Stream.concat(Stream.of(news), named.map(News.MethodNamed::new).stream())
                .toList();
    }

    /// Whether a payment that waits has a slip or a transfer to wait for.
    static boolean isSlip(Json payment) {
        return method(payment)
                .filter(method -> method.methodClass().waitsForCustomer())
                .isPresent();
    }

    private static Optional<Method> method(Json payment) {
        return payment.at("method").text().filter(Mask::isCode).map(type -> method(payment, type));
    }

    private static Method method(Json payment, String type) {
        return switch (type) {
            case "bank_debit" -> Method.debit(type, id(payment, "attempt_id"));
            case "voucher" -> Method.voucher(type, payBy(payment), id(payment, "pay_number"));
            case "bank_transfer" ->
                Method.transfer(
                        type,
                        payBy(payment),
                        id(payment, "pay_number"),
                        payment.at("remaining")
                                .whole()
                                .filter(amount -> amount >= 0)
                                .orElse(-1L));
            default -> Method.instant(type);
        };
    }

    private static Instant payBy(Json payment) {
        var at = OlePayEvents.time(payment, "pay_by");
        return at.equals(Instant.MIN) ? Instant.MAX : at;
    }

    private static String id(Json payment, String field) {
        return payment.at(field).text().filter(ForeignText::isId).orElse("");
    }
}
