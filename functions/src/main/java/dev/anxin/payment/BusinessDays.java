package dev.anxin.payment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Days on which banks work: Monday to Friday in UTC. Holidays differ from country to country and are not known
/// here, so what is counted in business days is said with "about".
final class BusinessDays {
    private static final Duration DAY = Duration.ofDays(1);

    private BusinessDays() {}

    /// The same time of day, so many business days later.
    static Instant after(Instant at, int days) {
        var day = at;
        for (int left = days; left > 0; left--) {
            day = day.plus(DAY);
            while (!is(day)) {
                day = day.plus(DAY);
            }
        }
        return day;
    }

    static boolean is(Instant at) {
        var day = at.atZone(ZoneOffset.UTC).getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
    }
}
