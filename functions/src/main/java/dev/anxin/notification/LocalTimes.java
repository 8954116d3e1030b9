package dev.anxin.notification;

import dev.anxin.locale.Locales;
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
/// @param zoned whether each time names its zone: in what may be read elsewhere, or much later
public record LocalTimes(ZoneId zone, LocalDate today, boolean chinese, boolean zoned) {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_YEAR = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("O", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// @param zone as registered; UTC if this JDK does not know it
    public static LocalTimes of(String zone, String locale, Instant now) {
        var known = zone(zone);
        return new LocalTimes(known, now.atZone(known).toLocalDate(), Locales.isChinese(locale), false);
    }

    /// The same, with the zone behind each time. In Chinese China's own goes without saying.
    public LocalTimes withZone() {
        return new LocalTimes(zone, today, chinese, true);
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

    /// `2 Mar, 14:05:30 (UTC+8)`, today too.
    public String whole(Instant at) {
        var local = at.atZone(zone);
        return day(local.toLocalDate()) + SECOND.format(local) + name(local.getOffset());
    }

    /// `2 Mar`, for what comes about then.
    public String day(Instant at) {
        var local = at.atZone(zone);
        var thisYear = local.getYear() == today.getYear();
        var format = chinese ? (thisYear ? CHINESE_DAY : CHINESE_YEAR) : (thisYear ? ENGLISH_DAY : ENGLISH_YEAR);
        var silent = !zoned || (chinese && local.getOffset().equals(CHINA));
        return format.format(local) + (silent ? "" : name(local.getOffset()));
    }

    /// `2026年3月1日 12:05`, as WeChat wants it in every locale.
    String wechat(Instant at) {
        var local = at.atZone(zone);
        return CHINESE_YEAR.format(local) + " " + MINUTE.format(local);
    }

    private String text(Instant at, DateTimeFormatter clock) {
        var local = at.atZone(zone);
        var day = local.toLocalDate().equals(today) ? "" : day(local.toLocalDate());
        var silent = !zoned || (chinese && local.getOffset().equals(CHINA));
        return day + clock.format(local) + (silent ? "" : name(local.getOffset()));
    }

    private String day(LocalDate day) {
        var thisYear = day.getYear() == today.getYear();
        return chinese
                ? (thisYear ? CHINESE_DAY : CHINESE_YEAR).format(day) + " "
                : (thisYear ? ENGLISH_DAY : ENGLISH_YEAR).format(day) + ", ";
    }

    private static String name(ZoneOffset offset) {
        return " (" + OFFSET.format(offset).replace("GMT", "UTC") + ")";
    }
}
