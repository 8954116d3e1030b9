package dev.anxin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final Fault DROP = new Fault.Drop();
    private static final Fault LATE = new Fault.SucceedLate(Duration.ofMinutes(4));

    private static long hits(FaultPlan faultPlan) {
        return IntStream.range(0, 1_000)
                .filter(i -> !faultPlan
                        .of(Fault.OfCallback.class, "made-" + i, "event")
                        .isEmpty())
                .count();
    }

    @Test
    void nothingGoesWrongUnlessItIsPlanned() {
        assertThat(hits(FaultPlan.NONE)).isZero();
        assertThat(hits(FaultPlan.NONE.with("other", DROP))).isZero();
    }

    @Test
    void whatIsPlannedHitsItsPaymentAndItsKindAlone() {
        var faultPlan = FaultPlan.NONE.with("made-1", DROP, LATE);
        assertThat(faultPlan.of(Fault.OfCallback.class, "made-1", "any")).containsExactly(new Fault.Drop());
        assertThat(faultPlan.of(Fault.OfPayment.class, "made-1", "any")).isEqualTo(java.util.List.of(LATE));
        assertThat(faultPlan.of(Fault.OfAnswer.class, "made-1", "any")).isEmpty();
    }

    @Test
    void aRateHitsItsShareAndTheSameOnesForTheSameSeed() {
        var one = new FaultPlan(1, java.util.Map.of(), java.util.List.of()).withRate(DROP, 0.3);
        var other = new FaultPlan(2, java.util.Map.of(), java.util.List.of()).withRate(DROP, 0.3);
        assertThat(hits(one)).isBetween(250L, 350L).isEqualTo(hits(one));
        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> hit(one, i) != hit(other, i))
                        .count())
                .isGreaterThan(200);
        assertThat(hits(one.withRate(DROP, 1))).isEqualTo(1_000);
    }

    private static boolean hit(FaultPlan faultPlan, int payment) {
        return !faultPlan.of(Fault.OfCallback.class, "made-" + payment, "event").isEmpty();
    }
}
