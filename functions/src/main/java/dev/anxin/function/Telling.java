package dev.anxin.function;

import dev.anxin.aws.Arrival;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Topic;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.message.Notification;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Tells a customer something, at most once: what was told decides what may still be told, and only facts
/// know it. So a message is announced by a fact before it goes out, and noted by another after. A crash
/// between the two repeats the same id.
record Telling(Facts facts, Topic customers, Duration keep, InstantSource clock) {
    void tell(PaymentKey key, PaymentState state, Message message) {
        var told = facts.told(key).tellings();
        var done = told.entries().get(message.id()) == dev.anxin.ledger.Telling.DONE;
        var others = told.entries().keySet().stream()
                .filter(id -> !id.equals(message.id()))
                .flatMap(id -> Message.parse(id).stream())
                .toList();
        if (done || told.tooMany() || message.isForbiddenAfter(others)) {
            return;
        }
        note(key, "told#" + message.id(), new News.Told(message.id()));
        publish(key, state, message);
        note(key, "done#" + message.id(), new News.Done(message.id()));
    }

    private void note(PaymentKey key, String id, News news) {
        var now = clock.instant();
        facts.put(Fact.of(key, Fact.Source.TELL, id, now, news), Arrival.own(now, keep));
    }

    private void publish(PaymentKey key, PaymentState state, Message message) {
        var registration = state.summary().registration();
        var notification = Notification.of(message, state);
        var event = Json.object(
                "schema", "anxin.notification/1",
                "id", key + ":" + message.id(),
                "template", notification.template(),
                "templateVersion", notification.version(),
                "locale", registration.locale(),
                "parameters", Json.object("order", registration.order(), "amount", notification.amount()),
                "title", notification.title(),
                "text", notification.text(),
                "customerId", registration.customer(),
                "account", key.account(),
                "reference", key.reference());
        customers.publish(
                event,
                Map.of(
                        "template", notification.template(),
                        "outcome", notification.outcome(),
                        "locale", registration.locale(),
                        "account", key.account(),
                        "merchant", registration.merchant()));
    }
}
