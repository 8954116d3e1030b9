package dev.anxin.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/// What came of a call.
public sealed interface Reply {
    /// An answer of HTTP, whatever it says.
    ///
    /// @param headers by names in small letters; of several with one name the first
    @SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
    record Answered(int status, Map<String, String> headers, byte[] body) implements Reply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// How long the other side asks to be left alone (Retry-After): seconds, or an HTTP date (RFC 9110,
        /// 10.2.3); anything else, and what is past, is as if it were not there.
        public Optional<Duration> retryAfter(Instant now) {
            return header("retry-after")
                    .map(String::strip)
                    .flatMap(text -> text.matches("[0-9]{1,9}")
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                            : untilDate(text, now))
                    .filter(Duration::isPositive);
        }

        /// When it was made, by the other side's own clock (RFC 9110, 6.6.1): in whole seconds.
        public Optional<Instant> date() {
            return header("date").flatMap(Answered::date);
        }

        private static Optional<Duration> untilDate(String text, Instant now) {
            return date(text).map(date -> Duration.between(now, date));
        }

        private static Optional<Instant> date(String text) {
            try {
                return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }

    /// No answer that could be read. Whether the other side got the call is not known.
    ///
    /// @param why in a few words, without anything that was sent
    record None(String why) implements Reply {}
}
