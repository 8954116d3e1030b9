package dev.anxin.notification;

import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.MethodClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a customer waited until it was known how the payment ended. Compared only within one method class: two
/// days are long for a card, and nothing for a slip.
///
/// @param waited since the customer came back or acted
/// @param stage how far the class's own messages had come by then: at `HANDED_OVER` a person had to be called
public record AnswerTime(MethodClass methodClass, Duration waited, Stage stage) {
    /// Empty if this change ended nobody's wait.
    ///
    /// @param now when the customer can hear of it
    public static Optional<AnswerTime> of(PaymentState before, PaymentState after, Instant now) {
        return after.waitingSince()
                .filter(_ -> before.isWaiting() && !after.isWaiting())
                .map(since -> new AnswerTime(Recovery.methodClass(after), between(since, now), before.stage()));
    }

    /// Two functions' clocks differ a little.
    private static Duration between(Instant since, Instant now) {
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}
