package dev.anxin.gateway.alipay;

import dev.anxin.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Alipay's times: `2026-03-01 20:00:00` by the clocks of China, which have no summer time.
final class AlipayTimes {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{10,15}");

    private AlipayTimes() {}

    /// Of a date and hour, or of milliseconds since 1970; empty where it is neither.
    static Optional<Instant> of(String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(CHINA));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// To the second.
    static String written(Instant at) {
        return FORM.format(at.atOffset(CHINA).truncatedTo(ChronoUnit.SECONDS));
    }

    /// The first of these fields that holds a time; [Instant#MIN] if none does.
    static Instant first(Json object, String... fields) {
        for (String field : fields) {
            var at = object.at(field).text().flatMap(AlipayTimes::of);
            if (at.isPresent()) {
                return at.get();
            }
        }
        return Instant.MIN;
    }
}
