package dev.anxin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Breaker breaker = new Breaker(() -> now);

    @Test
    void restsAfterFiveFailuresInARowAndThenLetsOneTry() {
        fail(4);
        assertThat(breaker.allows("olepay")).isTrue();
        fail(1);
        assertThat(breaker.allows("olepay")).isFalse();
        assertThat(breaker.allows("stripe")).as("others go on").isTrue();
        pass(Duration.ofSeconds(30));
        assertThat(breaker.allows("olepay")).isTrue();
        assertThat(breaker.allows("olepay")).as("one tries, the others wait").isFalse();
        fail(1);
        assertThat(breaker.allows("olepay")).isFalse();
        pass(Duration.ofSeconds(30));
        assertThat(breaker.allows("olepay")).isTrue();
        breaker.succeeded("olepay");
        fail(4);
        assertThat(breaker.allows("olepay")).as("a success forgets").isTrue();
    }

    @Test
    void letsAnotherTryWhenTheFirstNeverCameBack() {
        fail(5);
        pass(Duration.ofSeconds(30));
        assertThat(breaker.allows("olepay")).isTrue();
        pass(Duration.ofSeconds(30));
        assertThat(breaker.allows("olepay")).isTrue();
    }

    @Test
    void restsAsLongAsItWasAskedToButNotForHours() {
        breaker.restFor("olepay", Duration.ofSeconds(90));
        pass(Duration.ofSeconds(89));
        assertThat(breaker.allows("olepay")).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(breaker.allows("olepay")).isTrue();
        breaker.restFor("olepay", Duration.ofHours(9));
        pass(Duration.ofMinutes(5));
        assertThat(breaker.allows("olepay")).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed("olepay");
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
