package dev.anxin.aws;

import dev.anxin.json.Json;

/// The last stop of messages: what lies there has an alarm, waits for a person, and says why it is there.
public record DeadLetters(Queue queue) {
    /// Gives up a message that nobody can read.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if it cannot be put there either: then the
    ///     message must stay where it is
    public void giveUp(String body, String reason) {
        queue.send(Json.object("v", 1, "unreadable", body, "reason", reason));
    }
}
