package dev.anxin.aws.message;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;

/// The last stop of messages: what lies there has an alarm, waits for a person, and says why it is there.
public record DeadLetters(Queue queue) {
    private static final String UNREADABLE = "unreadable";

    /// What a message said before it was given up, if it comes back from the dead letters: by now a version may
    /// run that can read it. Any other message stays as it is.
    public static String original(String body) {
        return body.contains(UNREADABLE) ? unwrapped(body) : body;
    }

    private static String unwrapped(String body) {
        try {
            return Json.parse(body)
                    .at(UNREADABLE)
                    .text()
                    .map(DeadLetters::original)
                    .orElse(body);
        } catch (BadJson noJson) {
            return body;
        }
    }

    /// Gives up a message that nobody can read.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if it cannot be put there either: then the
    ///     message must stay where it is
    public void giveUp(String body, String reason) {
        queue.send(UNREADABLE, Json.object("v", 1, UNREADABLE, body, "reason", reason));
    }
}
