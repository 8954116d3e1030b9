package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counts by the times that people say: whatever is asked of them is never below what was measured.
final class RecoveryTimesTest {
    private static RecoveryTimes of(List<Duration> waits) {
        return waits.stream()
                .map(wait -> new RecoveryTimes(new TreeMap<>(Map.of(RecoveryTimes.roundedUp(wait), 1L))))
                .reduce(RecoveryTimes.NONE, RecoveryTimes::and);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, PT1M",
        "PT0S, PT1M",
        "PT60S, PT1M",
        "PT60.001S, PT2M",
        "PT6M, PT10M",
        "PT61M, PT2H",
        "P30D, P30D",
        "PT721H, P3650D"
    })
    void timesAreRoundedUpToWhatPeopleSay(Duration time, Duration said) {
        assertThat(RecoveryTimes.roundedUp(time)).isEqualTo(said);
    }

    @Test
    void theStepsGrowByAtMostTwoAndAHalf() {
        var steps = RecoveryTimes.STEPS.subList(0, RecoveryTimes.STEPS.size() - 1);
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i)).isGreaterThan(steps.get(i - 1));
            assertThat(steps.get(i).multipliedBy(2))
                    .isLessThanOrEqualTo(steps.get(i - 1).multipliedBy(5));
        }
    }

    /// Made from printed seeds: halves, tenths and everything between, merged in any order.
    @Test
    void noQuantileIsBelowWhatWasMeasuredAndMergingForgetsNothing() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var waits = new ArrayList<Duration>();
            for (int i = random.nextInt(1, 80); i > 0; i--) {
                waits.add(Duration.ofSeconds((long) Math.pow(10, 1 + 5 * random.nextDouble())));
            }
            var all = of(waits);
            int half = waits.size() / 2;
            var one = of(waits.subList(0, half));
            var other = of(waits.subList(half, waits.size()));
            assertThat(other.and(one)).as("seed " + seed).isEqualTo(all).isEqualTo(one.and(other));
            assertThat(all.count()).isEqualTo(waits.size());
            var sorted = waits.stream().sorted().toList();
            for (int percent : new int[] {1, 50, 90, 100}) {
                var exact = sorted.get((waits.size() * percent + 99) / 100 - 1);
                assertThat(all.within(percent)).as("seed " + seed).contains(RecoveryTimes.roundedUp(exact));
            }
        }
    }

    @Test
    void thoseThatTookLongerAreOnlyThoseThatDidForCertain() {
        var times = of(Stream.of(1, 2, 4, 5, 6, 10, 40).map(Duration::ofMinutes).toList());
        assertThat(times.longerThan(Duration.ZERO).count()).isEqualTo(7);
        assertThat(times.longerThan(Duration.ofMinutes(1)).count()).isEqualTo(6);
        assertThat(times.longerThan(Duration.ofMinutes(4)).count())
                .as("of 4 and 5 nobody knows")
                .isEqualTo(3);
        assertThat(times.longerThan(Duration.ofMinutes(5)).within(50)).contains(Duration.ofMinutes(10));
        assertThat(times.longerThan(Duration.ofDays(400)).within(90)).isEmpty();
    }

    @Test
    void nothingIsWithinNothing() {
        assertThat(RecoveryTimes.NONE.within(50)).isEmpty();
        assertThat(new RecoveryTimes(new TreeMap<>(Map.of(Duration.ofMinutes(1), -3L))))
                .isEqualTo(RecoveryTimes.NONE);
    }
}
