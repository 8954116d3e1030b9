package dev.anxin.function.runtime;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import java.util.function.Consumer;
import java.util.function.Function;

/// The loop over a queue's messages, the one place where anything may go wrong with them.
///
/// @param what the metric: `Deliveries`
public record MessageLoop(String what, UnreadableMessages unreadableMessages, Metrics metrics) {
    /// What nobody can read is given up at once: it reads no better the next time. What fails otherwise
    /// stays in its queue and comes again, and after five times goes to the dead letters by itself.
    ///
    /// @param read throws [BadJson] or [Unreadable] for what is no message of this queue
    /// @return whether the message is done with
    public <T> boolean isHandled(String body, Function<String, T> read, Consumer<T> work) {
        try {
            return isDone(read.apply(body), work);
        } catch (BadJson | Unreadable noMessage) {
            return unreadableMessages.takes(body, PaymentGuard.reason(noMessage));
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whatever it is, the message comes again
    private <T> boolean isDone(T message, Consumer<T> work) {
        try {
            work.accept(message);
            return true;
        } catch (RuntimeException failed) {
            metrics.count(what, "unknown", "failed-itself", "reason", PaymentGuard.reason(failed));
            return false;
        }
    }
}
