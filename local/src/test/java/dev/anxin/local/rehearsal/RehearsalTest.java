package dev.anxin.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rehearsal of `anxin reconcile --rehearse`, with few payments and a sudden end in the middle.
final class RehearsalTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aRunThatIsKilledGoesOnWhereItWasAndCountsEachPaymentOnce() throws Exception {
        var rehearsal =
                new Rehearsal(Path.of("../template.yaml"), 600, true, 2, directory.resolve("log"), System.out::println);
        var result = rehearsal.run();
        assertThat(rehearsal.faults(result)).isEmpty();
        assertThat(result.report().rows()).hasSize(19);
        assertThat(result.peakHeapBytes()).isBetween(1L, (long) Rehearsal.HEAP_MEGABYTES << 20);
    }
}
