package dev.anxin.function.delivery;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.table.Chains;
import dev.anxin.delivery.Outcome;
import dev.anxin.delivery.Parcel;
import dev.anxin.delivery.RetrySchedule;
import dev.anxin.delivery.Step;
import dev.anxin.delivery.WebhookId;
import dev.anxin.function.runtime.Guard;
import dev.anxin.function.runtime.Log;
import dev.anxin.payment.Account;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/// Takes one parcel a step further: waits on, delivers, sends it round again, or gives it up.
///
/// A wait is made of messages that are sent again with up to 15 minutes of delay, some 300 in three days.
/// Hiding the same message for longer would be fewer, but what is hidden counts as in flight, of which a
/// queue takes 120,000; what is delayed does not. Between the sending and the deletion of the old message the
/// function may die: the message comes again, and sends the next one again. So every message of such a chain
/// claims its step before anything else, and a fork comes to nothing. Nothing is lost by that: whose step it
/// is lives in its queue, or in the dead letters, until it has sent the next or the chain has ended.
///
/// The first attempt claims nothing, for most events are taken at once. One that fails begins a chain, and the
/// event's chain before it ends where it meets the later one.
///
/// @param queue its own
/// @param deadLetters for what comes to nothing, each with its reason
public record Delivering(Accounts accounts, Courier courier, Queue queue, Queue deadLetters, Chains chains, Log log) {
    public static final String DELIVERIES = "Deliveries";

    /// @param message its id
    public void handle(String message, Parcel parcel) {
        if (!parcel.step().isNone() && !isClaimed(parcel, parcel.step())) {
            count(parcel, "overtaken", "another message brings this event");
            return;
        }
        var wait = Duration.between(log.now(), parcel.notBefore());
        if (wait.isPositive()) {
            send(message, parcel, wait);
        } else {
            settle(message, parcel, attempt(parcel));
        }
    }

    private boolean isClaimed(Parcel parcel, Step step) {
        return chains.claim(WebhookId.of(parcel.event().id()), step.number(), step.sender(), log.now());
    }

    /// What is not configured as it should be is a failed attempt: it is looked at again on schedule, and by
    /// then somebody may have put it right.
    private Outcome attempt(Parcel parcel) {
        try {
            var url = accounts.find(parcel.event().account())
                    .map(Account::eventsUrl)
                    .orElse("");
            return url.isEmpty() ? new Outcome.Unwanted() : courier.bring(parcel, url);
        } catch (Unreadable misconfigured) {
            return new Outcome.Failed(String.valueOf(misconfigured.getMessage()));
        }
    }

    private void settle(String message, Parcel parcel, Outcome outcome) {
        switch (outcome) {
            case Outcome.Unwanted _ -> end(parcel, "dropped", "the account has no eventsUrl");
            case Outcome.Delivered(var status) -> end(parcel, "delivered", "answered " + status);
            case Outcome.Stopped(var reason) -> giveUp(parcel, reason);
            case Outcome.Failed failed -> again(message, parcel, failed);
        }
    }

    private void again(String message, Parcel parcel, Outcome.Failed failed) {
        var wait = RetrySchedule.waitAfter(parcel.attempt(), failed.asked());
        if (wait.isEmpty()) {
            giveUp(parcel, failed.reason());
            return;
        }
        send(message, parcel.next(log.now().plus(wait.get())), wait.get());
        count(parcel, "failed", failed.reason());
    }

    private void send(String message, Parcel parcel, Duration wait) {
        var sender = message + " " + log.now();
        var step = parcel.step().isNone()
                ? Step.first(chains.begin(WebhookId.of(parcel.event().id()), message, log.now()), sender)
                : parcel.step().next(sender);
        queue.send(parcel.at(step).write(), wait);
    }

    private void giveUp(Parcel parcel, String reason) {
        deadLetters.send(parcel.dead(reason));
        end(parcel, "given-up", reason);
    }

    /// Forks that are still under way shall find that it is over. If that cannot be written they go on as one
    /// chain: a shop may then hear it once more.
    private void end(Parcel parcel, String outcome, String why) {
        count(parcel, outcome, why);
        if (parcel.step().isNone()) {
            return;
        }
        try {
            isClaimed(parcel, parcel.step().end());
        } catch (SdkException unreachable) {
            count(parcel, "not-noted", Guard.reason(unreachable));
        }
    }

    private void count(Parcel parcel, String outcome, String why) {
        var event = parcel.event();
        var attempt = Integer.toString(parcel.attempt());
        log.counts().count(DELIVERIES, event.account(), outcome, "why", why, "attempt", attempt, "event", event.id());
    }
}
