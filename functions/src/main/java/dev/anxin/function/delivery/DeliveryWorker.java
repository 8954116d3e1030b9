package dev.anxin.function.delivery;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.table.Chains;
import dev.anxin.delivery.ChainStep;
import dev.anxin.delivery.Outcome;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.delivery.RetrySchedule;
import dev.anxin.delivery.WebhookId;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.payment.Account;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/// Takes one parcel a step further: waits on, delivers, sends it round again, or gives it up.
///
/// A wait of up to 15 minutes is a message that is sent again with a delay. A longer one stands in the due index until
/// the sweep sends the message ([DueDeliveries]). Hiding a message for that long would need neither. But a hidden
/// message counts as in flight, and a queue takes 120,000 of those. The function may die after sending or keeping
/// the next message and before deleting the old one. Then the old one comes again, and sends the next one again. So
/// every message of a chain claims its step before anything else, and a fork comes to nothing. Nothing is lost by that:
/// the message that owns the step stays in its queue, or in the dead letters, until it has sent or kept the next or
/// the chain has ended.
///
/// The first attempt claims nothing, for most events are taken at once. One that fails begins a chain, and the
/// event's chain before it ends where it meets the later one.
///
/// @param queue its own
/// @param deadLetters for what comes to nothing, each with its reason
public record DeliveryWorker(
        Accounts accounts,
        WebhookSender webhookSender,
        Queue queue,
        Queue deadLetters,
        Chains chains,
        MetricsClock metricsClock) {
    public static final String DELIVERIES = "Deliveries";

    /// @param message its id
    public void handle(String message, QueuedEvent queuedEvent) {
        if (!queuedEvent.chainStep().isNone() && !isClaimed(queuedEvent, queuedEvent.chainStep())) {
            count(queuedEvent, "overtaken", "another message brings this event");
            return;
        }
        var wait = Duration.between(metricsClock.now(), queuedEvent.notBefore());
        if (wait.isPositive()) {
            send(message, queuedEvent, wait);
        } else {
            settle(message, queuedEvent, attempt(queuedEvent));
        }
    }

    private boolean isClaimed(QueuedEvent queuedEvent, ChainStep chainStep) {
        return chains.claim(
                WebhookId.of(queuedEvent.event().id()), chainStep.number(), chainStep.sender(), metricsClock.now());
    }

    /// What is not configured as it should be is a failed attempt: it is looked at again on schedule, and by
    /// then somebody may have put it right.
    private Outcome attempt(QueuedEvent queuedEvent) {
        try {
            var url = accounts.find(queuedEvent.event().account())
                    .map(Account::eventsUrl)
                    .orElse("");
            return url.isEmpty() ? new Outcome.Unwanted() : webhookSender.bring(queuedEvent, url);
        } catch (Unreadable misconfigured) {
            return new Outcome.Failed(String.valueOf(misconfigured.getMessage()));
        }
    }

    private void settle(String message, QueuedEvent queuedEvent, Outcome outcome) {
        switch (outcome) {
            case Outcome.Unwanted _ -> end(queuedEvent, "dropped", "the account has no eventsUrl");
            case Outcome.Delivered(var status) -> end(queuedEvent, "delivered", "answered " + status);
            case Outcome.Stopped(var reason) -> giveUp(queuedEvent, reason);
            case Outcome.Failed failed -> again(message, queuedEvent, failed);
        }
    }

    private void again(String message, QueuedEvent queuedEvent, Outcome.Failed failed) {
        var wait = RetrySchedule.waitAfter(queuedEvent.attempt(), failed.asked());
        if (wait.isEmpty()) {
            giveUp(queuedEvent, failed.reason());
            return;
        }
        send(message, queuedEvent.next(metricsClock.now().plus(wait.get())), wait.get());
        count(queuedEvent, "failed", failed.reason());
    }

    private void send(String message, QueuedEvent queuedEvent, Duration wait) {
        var sender = message + " " + metricsClock.now();
        var chainStep = queuedEvent.chainStep().isNone()
                ? ChainStep.first(
                        chains.begin(WebhookId.of(queuedEvent.event().id()), message, metricsClock.now()), sender)
                : queuedEvent.chainStep().next(sender);
        var next = queuedEvent.at(chainStep);
        if (wait.compareTo(Queue.LONGEST_DELAY) <= 0) {
            queue.send(next.event().account(), next.write(), wait);
        } else {
            var id = WebhookId.of(next.event().id());
            chains.keep(id, chainStep.number(), next.write().write(), next.notBefore(), metricsClock.now());
        }
    }

    private void giveUp(QueuedEvent queuedEvent, String reason) {
        deadLetters.send(queuedEvent.event().account(), queuedEvent.dead(reason));
        end(queuedEvent, "given-up", reason);
    }

    /// Forks that are still under way find by this that the chain is over. If it cannot be written, they go on
    /// as one chain, and a shop may hear the event once more.
    private void end(QueuedEvent queuedEvent, String outcome, String why) {
        count(queuedEvent, outcome, why);
        if (queuedEvent.chainStep().isNone()) {
            return;
        }
        try {
            isClaimed(queuedEvent, queuedEvent.chainStep().end());
        } catch (SdkException unreachable) {
            count(queuedEvent, "not-noted", PaymentGuard.reason(unreachable));
        }
    }

    private void count(QueuedEvent queuedEvent, String outcome, String why) {
        var event = queuedEvent.event();
        var attempt = Integer.toString(queuedEvent.attempt());
        metricsClock
                .metrics()
                .count(DELIVERIES, event.account(), outcome, "why", why, "attempt", attempt, "event", event.id());
    }
}
