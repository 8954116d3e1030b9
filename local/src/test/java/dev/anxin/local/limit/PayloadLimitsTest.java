package dev.anxin.local.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PayloadLimitsTest {
    @Test
    void aBatchIsClosedBeforeItsEventIsTooLarge() {
        var messages = Collections.nCopies(10, "x".repeat(PayloadLimits.MESSAGE));
        assertThat(PayloadLimits.batches(messages, batch -> String.join("", batch)))
                .extracting(List::size)
                .containsExactly(5, 5);
        assertThat(PayloadLimits.batches(messages.subList(0, 6), batch -> String.join("", batch)))
                .extracting(List::size)
                .containsExactly(6);
    }

    @Test
    void whatIsTooLargeByItselfIsABatch() {
        var large = "é".repeat(PayloadLimits.EVENT / 2 + 1);
        assertThat(PayloadLimits.batches(List.of(large, "small"), batch -> String.join("", batch)))
                .containsExactly(List.of(large), List.of("small"));
    }
}
