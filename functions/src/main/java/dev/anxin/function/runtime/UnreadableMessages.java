package dev.anxin.function.runtime;

import dev.anxin.aws.message.DeadLetters;
import software.amazon.awssdk.core.exception.SdkException;

/// Where a function puts messages that nobody can read: counted, and with the reason.
public record UnreadableMessages(DeadLetters deadLetters, Metrics metrics) {
    /// @return false if it could not even be put there: then it must come again
    boolean takes(String body, String reason) {
        metrics.count("Parked", "unknown", "given-up", "reason", reason);
        return isSent(metrics, "unknown", () -> deadLetters.giveUp(body, reason));
    }

    static boolean isSent(Metrics metrics, String account, Runnable send) {
        try {
            send.run();
            return true;
        } catch (SdkException unreachable) {
            metrics.count("Parked", account, "not-parked", "reason", PaymentGuard.reason(unreachable));
            return false;
        }
    }
}
