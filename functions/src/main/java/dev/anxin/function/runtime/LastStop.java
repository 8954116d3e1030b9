package dev.anxin.function.runtime;

import dev.anxin.aws.message.DeadLetters;
import software.amazon.awssdk.core.exception.SdkException;

/// Where a function puts messages that nobody can read: counted, and with the reason.
public record LastStop(DeadLetters deadLetters, Counts counts) {
    /// @return false if it could not even be put there: then it must come again
    boolean takes(String body, String reason) {
        counts.count("Parked", "unknown", "given-up", "reason", reason);
        return isSent(counts, "unknown", () -> deadLetters.giveUp(body, reason));
    }

    static boolean isSent(Counts counts, String account, Runnable send) {
        try {
            send.run();
            return true;
        } catch (SdkException unreachable) {
            counts.count("Parked", account, "not-parked", "reason", Guard.reason(unreachable));
            return false;
        }
    }
}
