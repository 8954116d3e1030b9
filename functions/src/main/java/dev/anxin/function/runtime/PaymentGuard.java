package dev.anxin.function.runtime;

import dev.anxin.aws.Overtaken;
import dev.anxin.aws.Unreadable;
import dev.anxin.aws.message.Parked;
import dev.anxin.aws.message.Parking;
import dev.anxin.aws.message.Phones;
import dev.anxin.aws.table.Keys;
import dev.anxin.json.BadJson;
import dev.anxin.payment.PaymentKey;
import dev.anxin.privacy.Mask;
import java.util.function.Predicate;

/// The one place where anything may go wrong: the loop over what a stream or a queue hands over. What fails
/// is parked with its reason, and its neighbours go on.
public record PaymentGuard(Parking parking, Metrics metrics) {
    /// @param attempt how often this payment failed before, for the count in what is parked
    /// @param version of the payment item whose effects are carried out; 0: something else is done
    /// @return false if it could not even be parked: then it must come again
    @SuppressWarnings("checkstyle:IllegalCatch") // the message loop: whatever it is, it ends in a queue with its reason
    public boolean run(PaymentKey payment, int attempt, long version, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            return isParked(Parked.after(payment, attempt, version, reason(failed)));
        }
    }

    /// Hands over the payment that a partition belongs to; a partition that is no payment's is given up.
    public boolean onPayment(String partition, Predicate<PaymentKey> work) {
        try {
            return work.test(Keys.payment(partition));
        } catch (Unreadable noPayment) {
            return isGivenUp(partition, reason(noPayment));
        }
    }

    private boolean isParked(Parked parked) {
        metrics.count(
                "Parked",
                parked.payment().account(),
                "attempt-" + parked.attempt(),
                "reference",
                parked.payment().reference(),
                "reason",
                parked.reason());
        return UnreadableMessages.isSent(metrics, parked.payment().account(), () -> parking.park(parked));
    }

    /// Gives up what names no payment.
    public boolean isGivenUp(String body, String reason) {
        return new UnreadableMessages(parking.deadLetters(), metrics).takes(body, reason);
    }

    /// What went wrong, for people who read a log or a dead letter: `Unreadable: a wake of a newer version (2)`.
    /// Masked, for an exception that nobody foresaw may quote anything.
    public static String reason(RuntimeException failed) {
        return word(failed) + ": " + Mask.text(String.valueOf(failed.getMessage()));
    }

    /// Our own exceptions have words that stay when a class is renamed. Of all others the class says what the message
    /// often does not.
    private static String word(RuntimeException failed) {
        return switch (failed) {
            case Unreadable _ -> "Unreadable";
            case BadJson _ -> "BadJson";
            case Overtaken _ -> "Overtaken";
            case MissingVariable _ -> "MissingVariable";
            case Phones.Busy _ -> "Busy";
            default -> failed.getClass().getSimpleName();
        };
    }
}
