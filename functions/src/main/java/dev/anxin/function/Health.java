package dev.anxin.function;

import dev.anxin.http.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/// What a reply says of the gateway itself, whatever it says of the payment.
sealed interface Health {
    /// Statuses that every other question would get, too.
    Set<Integer> FOR_ALL = Set.of(401, 403, 408, 429);

    record Well() implements Health {}

    record Ill() implements Health {}

    /// It asks to be left alone for so long.
    record Resting(Duration rest) implements Health {}

    static Health of(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.None _ -> new Ill();
            case Reply.Answered answered
            when answered.status() >= 500 || FOR_ALL.contains(answered.status()) ->
                retryAfter(answered, now).<Health>map(Resting::new).orElseGet(Ill::new);
            case Reply.Answered _ -> new Well();
        };
    }

    /// Seconds, or an HTTP date (RFC 9110, 10.2.3); anything else is as if it were not there.
    private static Optional<Duration> retryAfter(Reply.Answered answered, Instant now) {
        return answered.header("retry-after")
                .map(String::strip)
                .flatMap(text -> text.matches("[0-9]{1,9}") ? Optional.of(seconds(text)) : untilDate(text, now))
                .filter(Duration::isPositive);
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
