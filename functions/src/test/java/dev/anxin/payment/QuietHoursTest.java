package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When it is quiet where a customer lives.
final class QuietHoursTest {
    private static final QuietHours NIGHT = QuietHours.of("22:00", "08:00");
    private static final QuietHours NOON = QuietHours.of("12:00", "14:00");

    private static Instant local(String time, String zone) {
        return LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 22:00", // nothing, or everything
        "00:00, 00:00",
        "22:00, 21:00", // 23 hours
        "08:00, 20:01",
        "24:00, 08:00",
        "8:00, 9:00",
        "22:00:00, 08:00",
        "22.00, 08:00",
        "'', 08:00",
        "22:00, ２２:００",
        "-1:00, 08:00",
        "22:60, 08:00",
    })
    void areRefusedWhereNobodyCanMeanThem(String from, String to) {
        assertThatThrownBy(() -> QuietHours.of(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"22:00, 08:00", "20:00, 08:00", "00:00, 12:00", "12:00, 00:00", "23:59, 00:00", "09:00, 09:01"})
    void areTakenUpToTwelveHours(String from, String to) {
        assertThat(QuietHours.of(from, to).exist()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T21:59:59, Asia/Shanghai, false",
        "2026-03-01T22:00:00, Asia/Shanghai, true",
        "2026-03-01T23:59:59, Asia/Shanghai, true",
        "2026-03-02T00:00:00, Asia/Shanghai, true",
        "2026-03-02T07:59:59, Asia/Shanghai, true",
        "2026-03-02T08:00:00, Asia/Shanghai, false",
        "2026-03-01T22:00:00, Asia/Kolkata, true",
        "2026-03-01T22:00:00, America/St_Johns, true",
        "2026-03-01T22:00:00, Pacific/Kiritimati, true",
        "2026-03-01T12:00:00, Pacific/Marquesas, false",
        "2026-03-01T22:00:00, UTC+8, true",
    })
    void holdByTheClockOfTheCustomer(String time, String zone, boolean quiet) {
        assertThat(NIGHT.hold(local(time, zone), zone)).isEqualTo(quiet);
    }

    @Test
    void holdAtDay() {
        assertThat(NOON.hold(local("2026-03-01T11:59:59", "Europe/Paris"), "Europe/Paris"))
                .isFalse();
        assertThat(NOON.hold(local("2026-03-01T13:00:00", "Europe/Paris"), "Europe/Paris"))
                .isTrue();
        assertThat(NOON.hold(local("2026-03-01T14:00:00", "Europe/Paris"), "Europe/Paris"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T22:00:00, 2026-03-02T08:00:00",
        "2026-03-02T07:59:59, 2026-03-02T08:00:00",
        "2026-03-02T08:00:00, 2026-03-03T08:00:00", // not the one that is over
        "2026-03-02T12:00:00, 2026-03-03T08:00:00",
    })
    void endInTheMorning(String now, String end) {
        assertThat(NIGHT.endAfter(local(now, "Asia/Shanghai"), "Asia/Shanghai")).isEqualTo(local(end, "Asia/Shanghai"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00, 2026-03-02T08:00:00",
        "2026-03-02T07:59:59, 2026-03-01T08:00:00",
        "2026-03-02T21:00:00, 2026-03-02T08:00:00",
    })
    void haveEndedBefore(String now, String end) {
        assertThat(NIGHT.endBefore(local(now, "Asia/Shanghai"), "Asia/Shanghai"))
                .isEqualTo(local(end, "Asia/Shanghai"));
    }

    /// New York goes from 02:00 to 03:00 on 8 March, and from 02:00 back to 01:00 on 1 November.
    @ParameterizedTest
    @CsvSource({
        "22:00, 08:00, 2026-03-08T04:00:00Z, 2026-03-08T12:00:00Z", // an hour shorter
        "22:00, 08:00, 2026-11-01T03:00:00Z, 2026-11-01T13:00:00Z", // an hour longer
        "22:00, 02:30, 2026-03-08T06:59:00Z, 2026-03-08T07:30:00Z", // a time that there is not
        "22:00, 01:30, 2026-11-01T04:00:00Z, 2026-11-01T05:30:00Z", // the first of two
    })
    void endRightWhereClocksAreChanged(String from, String to, Instant now, Instant end) {
        var quietHours = QuietHours.of(from, to);
        assertThat(quietHours.hold(now, "America/New_York")).isTrue();
        assertThat(quietHours.endAfter(now, "America/New_York")).isEqualTo(end);
        assertThat(quietHours.hold(end, "America/New_York")).isFalse();
    }

    @Test
    void areNotBegunAgainByAClockThatIsPutBack() {
        var quietHours = QuietHours.of("22:00", "01:30");
        var second = Instant.parse("2026-11-01T06:10:00Z"); // 01:10, for the second time
        assertThat(quietHours.hold(second, "America/New_York")).isFalse();
        assertThat(quietHours.endBefore(second, "America/New_York")).isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }

    /// Whatever is held back goes out: at the end of quiet hours it is not quiet, all over two years, in zones
    /// that change their clocks at midnight, by half an hour, or skipped a day.
    @ParameterizedTest
    @CsvSource({"America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "Pacific/Apia", "nowhere"
    })
    void areOverAtTheirEnd(String zone) {
        for (var quietHours :
                new QuietHours[] {NIGHT, NOON, QuietHours.of("23:30", "00:30"), QuietHours.of("00:30", "02:30")}) {
            var at = Instant.parse("2011-06-01T00:00:00Z");
            for (int i = 0; i < 2_500; i++, at = at.plusSeconds(7 * 3_600 + 60)) {
                var end = quietHours.endAfter(at, zone);
                assertThat(quietHours.hold(end, zone)).as("%s at %s", zone, end).isFalse();
                assertThat(quietHours.endBefore(end, zone)).isEqualTo(end);
            }
        }
    }

    @Test
    void areUtcWhereAZoneIsUnknown() {
        assertThat(NIGHT.hold(Instant.parse("2026-03-01T22:00:00Z"), "Mars/Olympus"))
                .isTrue();
        assertThat(NIGHT.hold(Instant.parse("2026-03-01T21:59:00Z"), "")).isFalse();
    }

    @Test
    void neverHoldWhereThereAreNone() {
        assertThat(QuietHours.NONE.hold(Instant.parse("2026-03-01T00:00:00Z"), "UTC"))
                .isFalse();
        assertThat(QuietHours.NONE.endBefore(Instant.MAX, "UTC")).isEqualTo(Instant.MIN);
        assertThat(NIGHT.endBefore(Instant.MIN, "UTC")).isEqualTo(Instant.MIN);
    }
}
