package dev.anxin.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FindingKindTest {
    @Test
    void ranksRiseWithTheirOrderAndHaveTwoDigits() {
        assertThat(Stream.of(FindingKind.values()).map(FindingKind::rank))
                .isSorted()
                .allMatch(rank -> rank >= 10 && rank <= 99);
        assertThat(Stream.of(FindingKind.values()))
                .allSatisfy(kind -> assertThat(FindingKind.of(kind.word())).contains(kind));
    }
}
