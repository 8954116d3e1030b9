package dev.anxin.local.template;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule fires: `rate(5 minutes)`, or `cron(minutes hours day-of-month month day-of-week
/// year)` in UTC with numbers, `*`, `?`, lists, ranges and steps. Names of days and months, `L`, `W` and
/// `#` are refused.
/// Source: EventBridge Scheduler's user guide, "Schedule types".
public final class ScheduleTimes {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)(s?)\\)");
    private static final Pattern CRON = Pattern.compile("cron\\(([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+)\\)");
    private static final Pattern FIELD = Pattern.compile("[*?](/\\d+)?|\\d+(-\\d+)?(/\\d+)?(,\\d+(-\\d+)?(/\\d+)?)*");
    private static final Duration HORIZON = Duration.ofDays(5 * 366L);

    private ScheduleTimes() {}

    /// What is wrong with the expression, if anything is.
    public static Optional<String> fault(String expression) {
        var rate = RATE.matcher(expression);
        var cron = CRON.matcher(expression);
        if (rate.matches()) {
            var one = rate.group(1).equals("1");
            var plural = !rate.group(3).isEmpty();
            return one == plural || Long.parseLong(rate.group(1)) == 0
                    ? Optional.of("is refused by AWS (1 minute, 2 minutes): " + expression)
                    : Optional.empty();
        }
        if (!cron.matches()) {
            return Optional.of("is neither rate(...) nor cron(...): " + expression);
        }
        var odd = fields(cron).stream().anyMatch(field -> !FIELD.matcher(field).matches());
        return odd ? Optional.of("has a field that is not understood here: " + expression) : Optional.empty();
    }

    /// The first time after `after`; nothing if it never fires again within five years.
    public static Optional<Instant> next(String expression, Instant after) {
        var rate = RATE.matcher(expression);
        if (rate.matches()) {
            var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(java.util.Locale.ROOT) + "S");
            return Optional.of(after.plus(Duration.of(Long.parseLong(rate.group(1)), unit)));
        }
        var cron = CRON.matcher(expression);
        return cron.matches() ? next(fields(cron), after.atZone(ZoneOffset.UTC)) : Optional.empty();
    }

    private static Optional<Instant> next(List<String> fields, ZonedDateTime after) {
        var time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var end = after.plus(HORIZON);
        while (time.isBefore(end)) {
            if (!day(fields, time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!fits(fields.get(1), time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!fits(fields.get(0), time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return Optional.of(time.toInstant());
            }
        }
        return Optional.empty();
    }

    private static boolean day(List<String> fields, ZonedDateTime time) {
        var sundayIsOne = time.getDayOfWeek().getValue() % 7 + 1;
        return fits(fields.get(2), time.getDayOfMonth())
                && fits(fields.get(3), time.getMonthValue())
                && fits(fields.get(4), sundayIsOne)
                && fits(fields.get(5), time.getYear());
    }

    private static boolean fits(String field, int value) {
        return List.of(field.split(",", -1)).stream().anyMatch(part -> fitsPart(part, value));
    }

    private static boolean fitsPart(String part, int value) {
        var halves = part.split("/", 2);
        var range = halves[0].split("-", 2);
        var any = range[0].equals("*") || range[0].equals("?");
        var from = any ? 0 : Integer.parseInt(range[0]);
        var openEnd = any || halves.length == 2;
        var to = range.length == 2 ? Integer.parseInt(range[1]) : openEnd ? Integer.MAX_VALUE : from;
        var step = halves.length == 2 ? Integer.parseInt(halves[1]) : 1;
        return value >= from && value <= to && (value - from) % Math.max(1, step) == 0;
    }

    private static List<String> fields(Matcher cron) {
        return java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(i -> Optional.ofNullable(cron.group(i)).orElse(""))
                .toList();
    }
}
