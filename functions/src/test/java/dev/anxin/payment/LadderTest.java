package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.payment.Ladder.Stage;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LadderTest {
    @ParameterizedTest
    @CsvSource({
        "-1, NONE",
        "59, NONE",
        "60, REASSURED",
        "299, REASSURED",
        "300, PROGRESS",
        "899, PROGRESS",
        "900, HANDED_OVER"
    })
    void climbsWithTime(long seconds, Stage stage) {
        assertThat(Ladder.DEFAULT.stageAfter(Duration.ofSeconds(seconds))).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void eachStageBeginsWhereItIsReached(Stage stage) {
        var start = Ladder.DEFAULT.startOf(stage);
        assertThat(Ladder.DEFAULT.stageAfter(start)).isEqualTo(stage);
        if (stage != Stage.NONE) {
            assertThat(Ladder.DEFAULT.stageAfter(start.minusNanos(1))).isLessThan(stage);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 15", "5, 5, 15", "1, 15, 15", "1, 5, 4"})
    void mustGrow(long reassure, long progress, long handOver) {
        assertThatThrownBy(() -> new Ladder(
                        Duration.ofMinutes(reassure), Duration.ofMinutes(progress), Duration.ofMinutes(handOver)))
                .hasMessageStartingWith("the ladder's times must grow");
    }
}
