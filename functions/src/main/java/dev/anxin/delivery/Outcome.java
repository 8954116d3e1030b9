package dev.anxin.delivery;

import dev.anxin.http.Reply;
import java.time.Duration;
import java.time.Instant;

/// What an attempt to deliver came to.
public sealed interface Outcome {
    /// A wait that a server asks for is honoured up to this.
    Duration LONGEST_ASKED = Duration.ofHours(1);

    /// The server has the event: any 2xx.
    record Delivered(int status) implements Outcome {}

    /// Its account names no server.
    record Unwanted() implements Outcome {}

    /// The server wants no more events, so trying again is of no use.
    record Stopped(String reason) implements Outcome {}

    /// Try again, on schedule.
    ///
    /// @param asked how long the other side asked us to wait at least; zero if it did not
    record Failed(String reason, Duration asked) implements Outcome {
        public Failed(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /// A redirect is a failure: a signed event goes where the merchant told us, and nowhere else.
    static Outcome of(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.None(var why) -> new Failed(why);
            case Reply.Answered answer -> of(answer, now);
        };
    }

    private static Outcome of(Reply.Answered answer, Instant now) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        // As Standard Webhooks 1.0.0 has it: 410 ends deliveries, 429 and 503 may say when to come back.
        return switch (status) {
            case 410 -> new Stopped("answered 410: it wants no more events");
            case 429, 503 ->
                new Failed(
                        "answered " + status,
                        answer.retryAfter(now).map(Outcome::shortened).orElse(Duration.ZERO));
            case 301, 302, 303, 307, 308 ->
                new Failed("answered " + status + ": redirects are not followed, configure the final address");
            default -> new Failed("answered " + status);
        };
    }

    private static Duration shortened(Duration wait) {
        return wait.compareTo(LONGEST_ASKED) < 0 ? wait : LONGEST_ASKED;
    }
}
