package dev.anxin.local.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    private final Concurrency concurrency = new Concurrency(4, Map.of("reserves", 2));

    @Test
    void aFunctionThatReservesHasSoManyAndNoMore() {
        assertThat(concurrency.begin("other")).isEmpty();
        assertThat(concurrency.begin("reserves")).isEmpty();
        assertThat(concurrency.begin("reserves")).isEmpty();
        assertThat(concurrency.begin("reserves")).contains("it reserves 2 runs at once (ReservedConcurrentExecutions)");
        concurrency.end("reserves");
        assertThat(concurrency.begin("reserves")).isEmpty();
    }

    @Test
    void theOthersShareTheRestOfTheAccount() {
        assertThat(concurrency.begin("one")).isEmpty();
        assertThat(concurrency.begin("other")).isEmpty();
        assertThat(concurrency.begin("third"))
                .contains("the account runs 4 functions at once, and 2 of those that reserve none");
        concurrency.end("one");
        assertThat(concurrency.begin("third")).isEmpty();
    }
}
