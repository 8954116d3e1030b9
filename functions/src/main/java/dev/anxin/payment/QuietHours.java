package dev.anxin.payment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The hours in which a customer is not written to about what can wait, by the clock where they live. Where that clock
/// is put forward or back, they begin and end when it first shows their times, or would have.
///
/// @param from the first quiet minute
/// @param to the first that is not; before `from` it is of the next day
public record QuietHours(LocalTime from, LocalTime to) {
    /// None at all.
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /// Whoever waits for longer than half a day for a message is not spared, but forgotten.
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Pattern MINUTE = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /// @param from `22:00`
    /// @param to `08:00`
    /// @throws IllegalArgumentException if these are not such times, or the same, or over 12 hours apart
    public static QuietHours of(String from, String to) {
        if (!MINUTE.matcher(from).matches() || !MINUTE.matcher(to).matches()) {
            throw new IllegalArgumentException("quiet hours are from and to a time such as 22:00");
        }
        var hours = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        if (!hours.exist() || hours.length().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("quiet hours are between a minute and " + LONGEST.toHours() + " hours");
        }
        return hours;
    }

    public boolean exist() {
        return !from.equals(to);
    }

    private Duration length() {
        var length = Duration.between(from, to);
        return length.isNegative() ? length.plusDays(1) : length;
    }

    /// Whether it is quiet then.
    ///
    /// @param zone the customer's; one that this JDK does not know is UTC
    public boolean hold(Instant at, String zone) {
        if (!exist()) {
            return false;
        }
        var known = zone(zone);
        var end = endAfter(at, zone).atZone(known).toLocalDate();
        var begin = from.isBefore(to) ? end : end.minusDays(1);
        return !at.isBefore(instant(begin, from, known));
    }

    /// The first end of quiet hours after this time, whether or not it is quiet then.
    public Instant endAfter(Instant at, String zone) {
        return ends(at, zone)
                .filter(at::isBefore)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The last end of quiet hours at this time or before; `Instant.MIN` if there are none.
    public Instant endBefore(Instant at, String zone) {
        return exist() && at.isAfter(Instant.EPOCH)
                ? ends(at, zone)
                        .filter(end -> !at.isBefore(end))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                : Instant.MIN;
    }

    /// Those of the days around it.
    private Stream<Instant> ends(Instant at, String zone) {
        var known = zone(zone);
        var today = at.atZone(known).toLocalDate();
        return IntStream.rangeClosed(-2, 2).mapToObj(days -> instant(today.plusDays(days), to, known));
    }

    private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
