package dev.anxin.function.customer;

import dev.anxin.json.Json;
import dev.anxin.ledger.Registration;
import dev.anxin.notification.Channels;
import dev.anxin.notification.Notification;
import dev.anxin.notification.TemplateValues;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Optional;

/// A notification as it is published (`anxin.notification/1`). Names its customer by the merchant's own id;
/// where that customer can be reached stands nowhere in it.
final class NotificationJson {
    private NotificationJson() {}

    /// @param id the same whenever this message goes out again
    static Json of(PaymentKey key, String id, Registration registration, Notification notification) {
        return Json.object(
                "schema",
                "anxin.notification/1",
                "id",
                id,
                "template",
                notification.template().id(),
                "templateVersion",
                notification.version(),
                "locale",
                registration.locale(),
                "parameters",
                parameters(notification.about()),
                "title",
                notification.title(),
                "text",
                notification.text(),
                "sms",
                notification.sms(),
                "channels",
                channels(notification.channels()),
                "merchant",
                registration.merchant(),
                "customerId",
                registration.customer(),
                "account",
                key.account(),
                "reference",
                key.reference());
    }

    /// Only added in version 1 of the schema: `title`, `text` and `sms` are what they were.
    private static Json channels(Channels channels) {
        var email = channels.email();
        var sms = channels.sms();
        var wechat = channels.wechat();
        var inbox = channels.inbox();
        return Json.object(
                "email",
                Json.object("subject", email.subject(), "preview", email.preview(), "text", email.text()),
                "sms",
                Json.object(
                        "text", sms.text(), "encoding", sms.encoding().word(), "segments", sms.segments()),
                "wechat",
                Json.object(
                        "thing",
                        wechat.thing(),
                        "phrase",
                        wechat.phrase(),
                        "amount",
                        wechat.amount(),
                        "characterString",
                        wechat.characterString(),
                        "time",
                        wechat.time()),
                "inbox",
                Json.object("title", inbox.title(), "text", inbox.text()));
    }

    /// Every field is always there, and empty where there is nothing to say. Each time stands there twice: for
    /// machines, and as the customer's clock shows it.
    private static Json parameters(TemplateValues about) {
        var times = about.times();
        return Json.object(
                "order", about.order(),
                "amount", about.amount(),
                "amountMinor", about.money().minor(),
                "currency", about.money().currency(),
                "shop", about.shop(),
                "support", about.support(),
                "pageUrl", about.pageUrl(),
                "orderUrl", about.orderUrl(),
                "payAgainUrl", about.payAgainUrl(),
                "check", about.check(),
                "nextCheckAt", text(about.nextCheck()),
                "nextCheckLocal", about.nextCheck().map(times::second).orElse(""),
                "hearByAt", text(about.hearBy()),
                "hearByLocal", about.hearBy().map(times::minute).orElse(""),
                "cause", about.cause().word(),
                "advice", about.advice(),
                "dueAt", text(about.due().at()),
                "dueLocal", about.due().at().map(times::minute).orElse(""),
                "dueUntilAt", text(about.due().until()),
                "dueUntilLocal", about.due().until().map(times::minute).orElse(""),
                "dueNumber", about.due().number(),
                "dueRemaining", about.remaining(),
                "refundedAt", text(about.refundedAt()),
                "refundedLocal", about.refundedAt().map(times::minute).orElse(""));
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
