package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalTimesTest {
    private static final Instant AT = Instant.parse("2026-03-01T04:00:30Z");

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, zh-CN, 2026-03-01T05:00:00Z, 12:00, 3月1日 12:00:30 (UTC+8)",
        "Asia/Shanghai, en, 2026-03-01T05:00:00Z, 12:00 (UTC+8), '1 Mar, 12:00:30 (UTC+8)'",
        "Asia/Shanghai, en, 2026-03-02T05:00:00Z, '1 Mar, 12:00 (UTC+8)', '1 Mar, 12:00:30 (UTC+8)'",
        "Asia/Kolkata, zh-CN, 2026-03-01T05:00:00Z, 09:30 (UTC+5:30), 3月1日 09:30:30 (UTC+5:30)",
        "nowhere, en, 2027-03-01T05:00:00Z, '1 Mar 2026, 04:00 (UTC)', '1 Mar 2026, 04:00:30 (UTC)'"
    })
    void namesZoneAndDayWhereAReaderCannotKnowThem(
            String zone, String locale, Instant now, String promise, String whole) {
        var times = LocalTimes.of(zone, locale, now);
        assertThat(times.withZone().minute(AT)).isEqualTo(promise);
        assertThat(times.whole(AT)).isEqualTo(whole);
        assertThat(times.minute(AT)).doesNotContain("UTC");
    }
}
