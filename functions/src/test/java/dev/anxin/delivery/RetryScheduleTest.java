package dev.anxin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.Queue;
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

    /// Each sends the next. Lambda would stop the 16th for a loop, after five attempts: so the template allows it.
    @Test
    void waitsByThreeHundredMessages() {
        var messages = new ArrayList<Integer>();
        for (int attempt = 1; attempt < RetrySchedule.ATTEMPTS; attempt++) {
            var wait = RetrySchedule.waitAfter(attempt, Duration.ZERO).orElseThrow();
            messages.add(Math.ceilDiv((int) wait.toSeconds(), (int) Queue.LONGEST_DELAY.toSeconds()));
        }
        assertThat(messages).containsExactly(1, 1, 2, 8, 20, 40, 56, 80, 96);
        assertThat(messages.stream().mapToInt(Integer::intValue).sum()).isEqualTo(304);
    }

    @Test
    void waitsLongerIfAskedToButNeverShorter() {
        assertThat(RetrySchedule.waitAfter(1, Duration.ofMinutes(10))).contains(Duration.ofMinutes(10));
        assertThat(RetrySchedule.waitAfter(4, Duration.ofMinutes(10))).contains(Duration.ofHours(2));
        assertThat(RetrySchedule.waitAfter(10, Duration.ofMinutes(10))).isEmpty();
    }
}
