package dev.anxin.function;

import dev.anxin.aws.Accounts;
import dev.anxin.aws.Queue;
import dev.anxin.aws.Unreadable;
import dev.anxin.delivery.Outcome;
import dev.anxin.delivery.Parcel;
import dev.anxin.delivery.RetrySchedule;
import dev.anxin.payment.Account;
import java.time.Duration;

/// Takes one parcel a step further: waits on, delivers, sends it round again, or gives it up.
///
/// A wait is made of messages that are sent again with up to 15 minutes of delay, some 300 in three days.
/// Hiding the same message for longer would be fewer, but what is hidden counts as in flight, of which a
/// queue takes 120,000; what is delayed does not. Between the sending and the deletion of the old message the
/// function may die: then two chains go on, and the shop tells by the webhook-id that they are one event.
///
/// @param queue its own
/// @param deadLetters for what comes to nothing, each with its reason
record Delivering(Accounts accounts, Courier courier, Queue queue, Queue deadLetters, Log log) {
    static final String DELIVERIES = "Deliveries";

    void handle(Parcel parcel) {
        var wait = Duration.between(log.now(), parcel.notBefore());
        if (wait.isPositive()) {
            queue.send(parcel.write(), wait);
        } else {
            attempt(parcel);
        }
    }

    /// What is not configured as it should be is a failed attempt: it is looked at again on schedule, and by
    /// then somebody may have put it right.
    private void attempt(Parcel parcel) {
        try {
            var url = accounts.find(parcel.event().account())
                    .map(Account::eventsUrl)
                    .orElse("");
            if (url.isEmpty()) {
                count(parcel, "dropped", "the account has no eventsUrl");
            } else {
                settle(parcel, courier.bring(parcel, url));
            }
        } catch (Unreadable misconfigured) {
            settle(parcel, new Outcome.Failed(String.valueOf(misconfigured.getMessage())));
        }
    }

    private void settle(Parcel parcel, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered(var status) -> count(parcel, "delivered", "answered " + status);
            case Outcome.Stopped(var reason) -> giveUp(parcel, reason);
            case Outcome.Failed failed -> again(parcel, failed);
        }
    }

    private void again(Parcel parcel, Outcome.Failed failed) {
        var wait = RetrySchedule.waitAfter(parcel.attempt(), failed.asked());
        if (wait.isEmpty()) {
            giveUp(parcel, failed.reason());
            return;
        }
        queue.send(parcel.next(log.now().plus(wait.get())).write(), wait.get());
        count(parcel, "failed", failed.reason());
    }

    private void giveUp(Parcel parcel, String reason) {
        deadLetters.send(parcel.dead(reason));
        count(parcel, "given-up", reason);
    }

    private void count(Parcel parcel, String outcome, String why) {
        var event = parcel.event();
        var attempt = Integer.toString(parcel.attempt());
        log.counts().count(DELIVERIES, event.account(), outcome, "why", why, "attempt", attempt, "event", event.id());
    }
}
