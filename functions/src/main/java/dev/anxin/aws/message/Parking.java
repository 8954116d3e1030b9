package dev.anxin.aws.message;

import java.time.Duration;

/// Where a payment that could not be handled waits, so that its neighbours go on: the queue `refold`, and after
/// five attempts its dead letters, which have an alarm and a redrive. Whatever is given up stands there with
/// its reason.
public record Parking(Queue refold, DeadLetters deadLetters) {
    private static final int ATTEMPTS = 5;

    /// Waits 1 s, 4 s, 16 s, 64 s and 256 s: what was busy gets time.
    private static Duration wait(int attempt) {
        return Duration.ofSeconds(1L << (2 * (attempt - 1)));
    }

    /// @throws software.amazon.awssdk.core.exception.SdkException if it cannot be parked either: then the
    ///     record must stay where it is
    public void park(Parked parked) {
        var account = parked.payment().account();
        if (parked.attempt() > ATTEMPTS) {
            deadLetters.queue().send(account, parked.write());
        } else {
            refold.send(account, parked.write(), wait(parked.attempt()));
        }
    }
}
