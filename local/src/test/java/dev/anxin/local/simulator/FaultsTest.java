package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final Fault DROP = new Fault.Drop();
    private static final Fault LATE = new Fault.SucceedLate(Duration.ofMinutes(4));

    private static long hits(Faults faults) {
        return IntStream.range(0, 1_000)
                .filter(i ->
                        !faults.of(Fault.OfCallback.class, "made-" + i, "event").isEmpty())
                .count();
    }

    @Test
    void nothingGoesWrongUnlessItIsPlanned() {
        assertThat(hits(Faults.NONE)).isZero();
        assertThat(hits(Faults.NONE.with("other", DROP))).isZero();
    }

    @Test
    void whatIsPlannedHitsItsPaymentAndItsKindAlone() {
        var faults = Faults.NONE.with("made-1", DROP, LATE);
        assertThat(faults.of(Fault.OfCallback.class, "made-1", "any")).containsExactly(new Fault.Drop());
        assertThat(faults.of(Fault.OfPayment.class, "made-1", "any")).isEqualTo(java.util.List.of(LATE));
        assertThat(faults.of(Fault.OfAnswer.class, "made-1", "any")).isEmpty();
    }

    @Test
    void aRateHitsItsShareAndTheSameOnesForTheSameSeed() {
        var one = new Faults(1, java.util.Map.of(), java.util.List.of()).withRate(DROP, 0.3);
        var other = new Faults(2, java.util.Map.of(), java.util.List.of()).withRate(DROP, 0.3);
        assertThat(hits(one)).isBetween(250L, 350L).isEqualTo(hits(one));
        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> hit(one, i) != hit(other, i))
                        .count())
                .isGreaterThan(200);
        assertThat(hits(one.withRate(DROP, 1))).isEqualTo(1_000);
    }

    private static boolean hit(Faults faults, int payment) {
        return !faults.of(Fault.OfCallback.class, "made-" + payment, "event").isEmpty();
    }
}
