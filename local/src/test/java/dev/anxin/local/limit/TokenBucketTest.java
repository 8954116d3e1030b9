package dev.anxin.local.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
    private final TokenBucket bucket = new TokenBucket(2, 3, now::get);

    @Test
    void letsInTheBurstAndThenTheRate() {
        assertThat(passed(5)).isEqualTo(3);
        pass(Duration.ofMillis(499));
        assertThat(passed(1)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(passed(2)).isEqualTo(1);
    }

    @Test
    void holdsNoMoreThanTheBurst() {
        pass(Duration.ofHours(1));
        assertThat(passed(10)).isEqualTo(3);
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private int passed(int requests) {
        var passed = 0;
        for (var i = 0; i < requests; i++) {
            passed += bucket.take() ? 1 : 0;
        }
        return passed;
    }
}
