package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromiseTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:05:00Z, 2026-03-01T12:08:00Z",
        "2026-03-01T12:05:00.001Z, 2026-03-01T12:09:00Z",
        "2026-03-01T12:05:59Z, 2026-03-01T12:09:00Z",
        "2026-03-01T23:59:00Z, 2026-03-02T00:02:00Z",
    })
    void isNoMinuteTooEarlyEvenWhereATimerIsLost(Instant due, Instant promised) {
        assertThat(Promise.of(due)).isEqualTo(promised);
    }
}
