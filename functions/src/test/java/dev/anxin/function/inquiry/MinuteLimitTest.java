package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MinuteLimitTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MinuteLimit limit = new MinuteLimit(3);

    private long taken(String name, Instant at) {
        return IntStream.range(0, 10).filter(_ -> limit.take(name, at)).count();
    }

    @Test
    void lessThanItIsAllIsTaken() {
        assertThat(limit.take("a", NOON)).isTrue();
        assertThat(limit.take("a", NOON.plusSeconds(59))).isTrue();
        assertThat(taken("a", NOON.plusSeconds(59))).isEqualTo(1);
    }

    @Test
    void eachMinuteOfTheClockBeginsAnew() {
        assertThat(taken("a", NOON)).isEqualTo(3);
        assertThat(taken("a", NOON.plusSeconds(59))).isZero();
        assertThat(taken("a", NOON.plusSeconds(60))).isEqualTo(3);
        assertThat(taken("a", NOON.plusSeconds(3_600))).isEqualTo(3);
    }

    @Test
    void eachNameHasItsOwn() {
        assertThat(taken("a", NOON)).isEqualTo(3);
        assertThat(taken("b", NOON)).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackGivesAtMostAnotherMinutesWorth() {
        assertThat(taken("a", NOON)).isEqualTo(3);
        assertThat(taken("a", NOON.minusSeconds(1))).isEqualTo(3);
        assertThat(taken("a", NOON.minusSeconds(1))).isZero();
    }
}
