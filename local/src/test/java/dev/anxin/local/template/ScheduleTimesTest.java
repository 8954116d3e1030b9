package dev.anxin.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(1 minute)              | 2026-11-22T10:00:30Z
            rate(5 minutes)             | 2026-11-22T10:04:30Z
            rate(2 days)                | 2026-11-24T09:59:30Z
            cron(0 * * * ? *)           | 2026-11-22T10:00:00Z
            cron(0/15 10-11 * * ? *)    | 2026-11-22T10:00:00Z
            cron(30 3 * * ? *)          | 2026-11-23T03:30:00Z
            cron(0 12 1 1 ? *)          | 2027-01-01T12:00:00Z
            cron(0 12 ? * 2,3 *)        | 2026-11-23T12:00:00Z
            cron(59 9 22 11 ? 2027)     | 2027-11-22T09:59:00Z
            """)
    void firesNext(String expression, Instant expected) {
        assertThat(ScheduleTimes.fault(expression)).isEmpty();
        var after = Instant.parse("2026-11-22T09:59:30Z");
        assertThat(ScheduleTimes.next(expression, after)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(2 minute)",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "cron(0 * * *)",
                "cron(0 0 L * ? *)",
                "every day"
            })
    void isRefused(String expression) {
        assertThat(ScheduleTimes.fault(expression)).isPresent();
    }
}
