package dev.anxin.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the customer's clock shows them: `14:05:30` today, and with the date on any other day.
///
/// @param zone the customer's
/// @param today there
public record LocalTimes(ZoneId zone, LocalDate today, boolean chinese) {
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// @param zone as registered; UTC if this JDK does not know it
    public static LocalTimes of(String zone, String locale, Instant now) {
        var known = zone(zone);
        return new LocalTimes(known, now.atZone(known).toLocalDate(), !locale.equals("en"));
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /// `14:05`, or `2 Mar, 14:05`.
    public String minute(Instant at) {
        return text(at, MINUTE);
    }

    /// `14:05:30`, or `2 Mar, 14:05:30`.
    public String second(Instant at) {
        return text(at, SECOND);
    }

    private String text(Instant at, DateTimeFormatter clock) {
        var local = at.atZone(zone);
        var day = local.toLocalDate().equals(today) ? "" : day(local.toLocalDate());
        return day + clock.format(local);
    }

    private String day(LocalDate day) {
        return chinese ? CHINESE_DAY.format(day) + " " : ENGLISH_DAY.format(day) + ", ";
    }
}
