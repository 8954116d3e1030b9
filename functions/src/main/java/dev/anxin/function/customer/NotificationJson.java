package dev.anxin.function.customer;

import dev.anxin.json.Json;
import dev.anxin.ledger.Registration;
import dev.anxin.notification.Notification;
import dev.anxin.notification.TemplateValues;
import dev.anxin.payment.Channel;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// A notification as it is published (`anxin.notification/1`). Names its customer by the merchant's own id;
/// where that customer can be reached stands nowhere in it.
final class NotificationJson {
    private NotificationJson() {}

    /// @param id the same whenever this message goes out again
    static Json of(PaymentKey key, String id, Registration registration, Notification notification) {
        var preferred = registration.terms().messages().preferred();
        if (preferred.isEmpty()) {
            return plain(key, id, registration, notification);
        }
        var fields =
                new LinkedHashMap<>(plain(key, id, registration, notification).members());
        fields.put("preferredChannels", Json.array(preferred.stream().map(Channel::word)));
        return new Json.Fields(fields);
    }

    private static Json plain(PaymentKey key, String id, Registration registration, Notification notification) {
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
                ChannelsJson.of(notification.channels()),
                "merchant",
                registration.merchant(),
                "customerId",
                registration.customer(),
                "account",
                key.account(),
                "reference",
                key.reference());
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
                "usualSeconds",
                        about.usualTimes().usual().map(Duration::toSeconds).orElse(0L),
                "likelySeconds",
                        about.usualTimes().likely().map(Duration::toSeconds).orElse(0L),
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
