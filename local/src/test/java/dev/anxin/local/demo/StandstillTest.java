package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the demo does for the machine it runs on: it spreads its work, and knows when the machine stood still.
final class StandstillTest {
    @Test
    void theLongestCounts() {
        var standstill = new Standstill();
        assertThat(standstill.longest()).isZero();
        List.of(10, 1_510, 300).forEach(millis -> standstill.slept(Duration.ofMillis(millis)));
        assertThat(standstill.longest()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void theLongerBeginFirstAndNoneEndsAfterTheLongest() {
        var lasts = minutes(75, 75, 75, 60, 30, 15, 2, 2, 0);
        var begins = Demo.begins(lasts);
        assertThat(begins).isSorted().doesNotHaveDuplicates().startsWith(Duration.ZERO, Duration.ofSeconds(20));
        for (int i = 3; i < lasts.size(); i++) {
            assertThat(begins.get(i).plus(lasts.get(i))).isLessThanOrEqualTo(lasts.getFirst());
        }
        assertThat(begins.getLast()).isGreaterThan(Duration.ofMinutes(60));
    }

    @Test
    void whatTakesEquallyLongBeginsOneAfterTheOther() {
        assertThat(Demo.begins(minutes(1, 1, 1)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(Demo.begins(minutes(1))).containsExactly(Duration.ZERO);
    }

    private static List<Duration> minutes(int... minutes) {
        return Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList();
    }
}
