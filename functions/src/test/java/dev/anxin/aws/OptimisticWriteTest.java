package dev.anxin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// When a write is tried again, and by what it goes then.
final class OptimisticWriteTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Integer> tried = new ArrayList<>();

    @Test
    void goesByWhatItReads() {
        assertThat(OptimisticWrite.atMost(3).<Integer, Integer>write("it", reads::incrementAndGet, this::acceptsThird))
                .isEqualTo(3);
        assertThat(tried).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsKnownIsNotReadAgainBeforeTheFirstTry() {
        assertThat(OptimisticWrite.atMost(4)
                        .<Integer, Integer>write("it", 0, reads::incrementAndGet, this::acceptsThird))
                .isEqualTo(3);
        assertThat(tried).containsExactly(0, 1, 2, 3);
    }

    @Test
    void givesUpAfterItsTriesAndReadsNoMore() {
        var write = new OptimisticWrite(2, Duration.ofNanos(1));
        assertThatThrownBy(() -> write.write("an order", reads::incrementAndGet, this::acceptsThird))
                .isInstanceOf(Overtaken.class)
                .hasMessage("an order was overtaken 2 times in a row");
        assertThat(tried).containsExactly(1, 2);
        assertThat(reads).hasValue(2);
    }

    private Optional<Integer> acceptsThird(int read) {
        tried.add(read);
        return read == 3 ? Optional.of(read) : Optional.empty();
    }
}
