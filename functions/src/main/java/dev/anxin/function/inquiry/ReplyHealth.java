package dev.anxin.function.inquiry;

import dev.anxin.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a reply says of the gateway itself, whatever it says of the payment.
sealed interface ReplyHealth {
    /// Statuses that every other question would get, too.
    Set<Integer> FOR_ALL = Set.of(401, 403, 408, 429);

    record Well() implements ReplyHealth {}

    record Ill() implements ReplyHealth {}

    /// It asks to be left alone for so long.
    record Resting(Duration rest) implements ReplyHealth {}

    static ReplyHealth of(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.None _ -> new Ill();
            case Reply.Answered answered
            when answered.status() >= 500 || FOR_ALL.contains(answered.status()) ->
                answered.retryAfter(now).<ReplyHealth>map(Resting::new).orElseGet(Ill::new);
            case Reply.Answered _ -> new Well();
        };
    }
}
