package dev.anxin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class RetryScheduleTest {
    @Test
    void triesTenTimesOverMoreThanThreeDays() {
        var time = Instant.parse("2026-03-01T12:00:00Z");
        var times = new ArrayList<String>();
        times.add(time.toString());
        for (int attempt = 1; RetrySchedule.waitAfter(attempt, Duration.ZERO).isPresent(); attempt++) {
            time = time.plus(RetrySchedule.waitAfter(attempt, Duration.ZERO).orElseThrow());
            times.add(time.toString());
        }
        assertThat(times)
                .hasSize(RetrySchedule.ATTEMPTS)
                .containsExactly(
                        "2026-03-01T12:00:00Z",
                        "2026-03-01T12:00:05Z",
                        "2026-03-01T12:05:05Z",
                        "2026-03-01T12:35:05Z",
                        "2026-03-01T14:35:05Z",
                        "2026-03-01T19:35:05Z",
                        "2026-03-02T05:35:05Z",
                        "2026-03-02T19:35:05Z",
                        "2026-03-03T15:35:05Z",
                        "2026-03-04T15:35:05Z");
    }

    @Test
    void waitsLongerIfAskedToButNeverShorter() {
        assertThat(RetrySchedule.waitAfter(1, Duration.ofMinutes(10))).contains(Duration.ofMinutes(10));
        assertThat(RetrySchedule.waitAfter(4, Duration.ofMinutes(10))).contains(Duration.ofHours(2));
        assertThat(RetrySchedule.waitAfter(10, Duration.ofMinutes(10))).isEmpty();
    }
}
