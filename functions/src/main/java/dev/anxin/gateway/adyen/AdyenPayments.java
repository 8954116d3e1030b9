package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Amount;
import dev.anxin.gateway.Event;
import dev.anxin.gateway.Meaning;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge.Capture.Status;
import dev.anxin.ledger.News;
import dev.anxin.payment.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is said of payments and of what was taken of them. Whether an authorisation takes the money or only holds it is
/// how the account is configured: what the item itself says of that (`operations`) is not signed.
///
/// Where it takes the money, each authorisation is one capture, so that a customer who paid twice has paid twice. Where
/// it holds it, captures have ids of their own, and do not say of how much they are a part.
final class AdyenPayments {
    private AdyenPayments() {}

    private static boolean takesAtOnce(Json item) {
        return item.at(AdyenFields.CAPTURE).text().equals(Optional.of(AdyenGateway.AUTOMATIC));
    }

    private static Amount amount(Json item) {
        return AdyenAmounts.read(item.at("amount"));
    }

    static List<News> authorised(Json item, String psp) {
        var news = amount(item).news(asked -> takesAtOnce(item) ? taken(asked, psp) : new News.Authorised(asked));
        return AdyenEvents.join(news, AdyenEvents.alias(item, psp));
    }

    private static News taken(Money asked, String psp) {
        return asked.minor() == 0
                ? new News.Contradicted("authorised, but of nothing")
                : AdyenStages.dated(
                        "AUTHORISATION", new News.CaptureReported(asked, psp, Status.SUCCEEDED, asked.minor()));
    }

    static List<News> pending(Json item, String psp) {
        return AdyenEvents.join(new News.Acting(psp, ""), AdyenMethods.slow(item, psp));
    }

    /// Of an account that captures at once it says nothing new. It may come again after a failure, under the same id:
    /// that a capture failed is settled by a person.
    static Meaning captured(Event event, String payment, String psp) {
        var item = event.about();
        return takesAtOnce(item)
                ? event.kept("the account captures at once: its authorisation said so already")
                : event.says(payment, amount(item).news(money -> capture("CAPTURE", money, psp, Status.SUCCEEDED)));
    }

    /// `pspReference` is the capture's own, `originalReference` the payment's, as with `CAPTURE` (Adyen's
    /// Webhooks-v1.yaml, and its plug-in's CaptureFailedWebhookHandler). Where money is taken at once,
    /// the authorisation stands for the capture.
    static News captureFailed(Json item, String psp) {
        var original = item.at("originalReference").text().filter(id -> !id.isEmpty());
        var capture = takesAtOnce(item) ? original.orElse(psp) : psp;
        return amount(item).news(money -> capture("CAPTURE_FAILED", money, capture, Status.FAILED));
    }

    private static News capture(String eventCode, Money money, String id, Status status) {
        var asked = new Money(0, money.currency());
        return AdyenStages.dated(eventCode, new News.CaptureReported(asked, id, status, money.minor()));
    }

    /// Of a payment link.
    static Stream<News> held(Json link) {
        return Stream.of(amount(link).news(News.Authorised::new));
    }
}
