package dev.anxin.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The rehearsal of `anxin reconcile --rehearse`, with few payments and a sudden end in the middle.
final class RehearsalTest {
    @Test
    void aRunThatIsKilledGoesOnWhereItWasAndCountsEachPaymentOnce() throws Exception {
        var rehearsal = new Rehearsal(Path.of("../template.yaml"), 1200, true, 2, System.out::println);
        var result = rehearsal.run();
        assertThat(rehearsal.faults(result)).isEmpty();
        assertThat(result.report().rows()).hasSize(37);
        assertThat(result.peakHeapBytes()).isBetween(1L, (long) Rehearsal.HEAP_MEGABYTES << 20);
    }
}
