package dev.anxin.function.customer;

import dev.anxin.aws.message.Topic;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.ToldSoFar;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.notification.Notification;
import dev.anxin.notification.Recovery;
import dev.anxin.notification.SendTime;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Tells a customer something, at most once: what was told decides what may still be told, and only facts
/// know it. So a message is announced by a fact before it goes out, and noted by another after. A crash
/// between the two repeats the same id.
public record CustomerNotifier(
        Facts facts, Topic customers, CustomerContext customerContext, Duration keep, InstantSource clock) {
    /// Whether customers heard by when the message before had said: `kept` or `broken`.
    private static final String METRIC = "Promises";

    /// Whether the outcome came within the time in which nine of ten do, where a message had said so: `within` or
    /// `longer`.
    private static final String TIMES = "UsualTimes";

    /// @param state as it is now
    public void tell(PaymentKey key, PaymentState state, Message message) {
        if (SendTime.heldUntil(message, state, clock.instant()).isPresent()) {
            return; // its clock rings in the morning, and the payment calls for it anew if it is still true
        }
        var toldSoFar = facts.told(key);
        var told = toldSoFar.tellings();
        var done = told.entries().get(message.id()) == Progress.DONE;
        var others = told.entries().keySet().stream()
                .filter(id -> !id.equals(message.id()))
                .flatMap(id -> Message.parse(id).stream())
                .toList();
        if (done || told.tooMany()) {
            return;
        }
        if (message.isForbiddenAfter(others)) {
            others.stream()
                    .filter(other -> told.entries().get(other.id()) != Progress.DONE)
                    .filter(other -> message.isOutcome() && message.isForbiddenAfter(List.of(other)))
                    .filter(other -> !isOutdated(other, others))
                    .forEach(other -> finish(key, state, other));
            return;
        }
        var now = clock.instant();
        toldSoFar.openPromise(message.id()).ifPresent(by -> score(key, message, !now.isAfter(by)));
        var hearBy = Notification.hearBy(message, state, now);
        var likelyBy = Notification.likelyBy(
                message, state, customerContext.knownTimes().of(key, state), now);
        var isNew = note(key, "told#" + message.id(), new News.Told(message.id(), hearBy, likelyBy));
        finish(key, state, message);
        if (isNew) {
            Recovery.of(message, others, state, now).ifPresent(recovery -> learn(key, recovery, toldSoFar, now));
        }
    }

    /// Whether more was told since.
    private static boolean isOutdated(Message message, List<Message> told) {
        return message.isForbiddenAfter(
                told.stream().filter(other -> !other.equals(message)).toList());
    }

    /// Counted by who wrote the fact, and by nobody again: who dies before counts nothing, which is one of many.
    private void learn(PaymentKey key, Recovery recovery, ToldSoFar toldSoFar, Instant now) {
        toldSoFar
                .announced()
                .forEach(announced -> announced
                        .likelyBy()
                        .ifPresent(by -> customerContext
                                .metrics()
                                .countOverall(
                                        TIMES,
                                        key.account(),
                                        now.isAfter(by) ? "longer" : "within",
                                        "path",
                                        recovery.recoveryPath().word(),
                                        "message",
                                        key + ":" + announced.message())));
        customerContext.knownTimes().add(key, recovery);
    }

    private void score(PaymentKey key, Message message, boolean isKept) {
        var outcome = isKept ? "kept" : "broken";
        customerContext.metrics().countOverall(METRIC, key.account(), outcome, "message", key + ":" + message.id());
    }

    /// Also for a message that was announced and never went out, because the function died. It stands in the
    /// way of any other outcome, so without it a customer would never hear one.
    private void finish(PaymentKey key, PaymentState state, Message message) {
        publish(key, state, message);
        note(key, "done#" + message.id(), new News.Done(message.id()));
    }

    /// @return whether nobody had noted it before
    private boolean note(PaymentKey key, String id, News news) {
        var now = clock.instant();
        return facts.put(Fact.of(key, Fact.Source.TELL, id, now, news), Evidence.own(now, keep));
    }

    private void publish(PaymentKey key, PaymentState state, Message message) {
        var registration = state.summary().registration();
        var found = customerContext.account(key, registration);
        var paymentContext = customerContext.setting(key, state, found.account(), clock.instant());
        var notification = Notification.of(message, state, paymentContext);
        var view = NotificationJson.of(key, key + ":" + message.id(), registration, notification);
        var preferred = registration.terms().messages().preferred();
        for (String channel : found.channels(preferred)) {
            customers.publish(
                    key.account(),
                    view,
                    Map.of(
                            "template", notification.template().id(),
                            "stage", notification.stage(),
                            "outcome", notification.outcome(),
                            "channel", channel,
                            "locale", registration.locale(),
                            "gateway", paymentContext.advice().gateway(),
                            "account", key.account(),
                            "merchant", registration.merchant()));
        }
    }
}
