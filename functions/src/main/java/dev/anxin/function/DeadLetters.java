package dev.anxin.function;

import dev.anxin.aws.Queue;
import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Where the messages of a queue end that come to nothing, each with its reason; and the loop over that
/// queue, the one place where anything may go wrong.
///
/// @param what names the metric: `Deliveries`
record DeadLetters(Queue queue, Counts counts, String what) {
    /// What nobody can read is given up at once: it reads no better the next time. What fails otherwise
    /// stays in its queue and comes again, and after five times goes to the dead letters by itself.
    ///
    /// @param read throws [BadJson] or [Unreadable] for what is no message of this queue
    /// @return whether the message is done with
    @SuppressWarnings("checkstyle:IllegalCatch") // the message loop: whatever it is, it is counted with its reason
    <T> boolean onMessage(String body, Function<String, T> read, Consumer<T> work) {
        try {
            var message = read(body, read);
            message.accept(work);
            return true;
        } catch (RuntimeException failed) {
            counts.count(what, "unknown", "comes-again", "reason", Guard.reason(failed));
            return false;
        }
    }

    /// Read, or given up.
    private <T> Read<T> read(String body, Function<String, T> read) {
        try {
            var message = read.apply(body);
            return work -> work.accept(message);
        } catch (BadJson | Unreadable damaged) {
            var reason = Guard.reason(damaged);
            return _ -> giveUp("unknown", Json.object("v", 1, "unreadable", body, "reason", reason), reason);
        }
    }

    /// @throws SdkException if it cannot be sent: then it must stay where it is
    void giveUp(String account, Json letter, String reason, String... details) {
        queue.send(letter);
        var all = new String[details.length + 2];
        all[0] = "reason";
        all[1] = reason;
        System.arraycopy(details, 0, all, 2, details.length);
        counts.count(what, account, "given-up", all);
    }

    private interface Read<T> {
        void accept(Consumer<T> work);
    }
}
