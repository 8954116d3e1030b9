package dev.anxin.notification;

import dev.anxin.ledger.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What may be promised of something that is due.
public final class Promise {
    /// Where its timer is lost, the sweep finds it within three minutes.
    private static final Duration LATEST = Duration.ofMinutes(3);

    private Promise() {}

    /// By when its customer has heard of it.
    public static Instant of(PaymentState state, Instant due) {
        return of(SendTime.of(state, due));
    }

    /// By when it has happened, in whole minutes: people are told minutes, and none of them too early.
    public static Instant of(Instant due) {
        var latest = due.plus(LATEST);
        var minute = latest.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(latest) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
