package dev.anxin.reconcile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// One reconciliation: named by the minute in which it began, in UTC. Whatever starts twice in a minute is one
/// run.
public record Run(Instant at) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[0-2][0-9][0-5][0-9]");

    public Run {
        at = at.truncatedTo(ChronoUnit.MINUTES);
    }

    /// The day of its report: `2026-03-01`.
    public String day() {
        return at.toString().substring(0, 10);
    }

    /// Which of the day's runs: `0317`.
    public String id() {
        return TIME.format(at);
    }

    /// Whether it is a day of the calendar.
    public static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches()
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// @throws DateTimeException if there is no such time
    public static Run of(String day, String id) {
        return new Run(Instant.parse(day + "T" + id.substring(0, 2) + ":" + id.substring(2) + ":00Z"));
    }
}
