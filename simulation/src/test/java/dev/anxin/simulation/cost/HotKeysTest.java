package dev.anxin.simulation.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.simulation.table.UnitMeter.Place;
import org.junit.jupiter.api.Test;

/// No key of the table may stand in the way of 10,000 payments a second of one merchant.
final class HotKeysTest {
    private static final int PAYMENTS = 300;

    @Test
    void noKeyIsTooHotAtTenThousandPaymentsASecond() {
        var template = ReplayTest.template();
        var uses = KeyUses.mixed(
                Replay.of(PaymentStory.WELL, template, PAYMENTS, 10),
                Replay.of(PaymentStory.WAITED, template, PAYMENTS, 10));
        assertThat(uses)
                .extracting(KeyUse::prefix)
                .containsExactly(
                        "compare/compare#",
                        "contact#",
                        "due/due#",
                        "order#",
                        "pay#",
                        "streak#",
                        "times#",
                        "work/work#");
        assertThat(uses)
                .filteredOn(KeyUse::isShared)
                .extracting(KeyUse::prefix)
                .contains("due/due#", "streak#", "times#", "work/work#");
        assertThat(uses).noneMatch(KeyUse::isTooHot);
    }

    @Test
    void aPaymentThatGoesWellCostsTheListsOfWorkNothing() {
        var well = Replay.of(PaymentStory.WELL, ReplayTest.template(), PAYMENTS, 10);
        assertThat(KeyUses.mixed(well, well))
                .extracting(KeyUse::prefix)
                .contains("due/due#")
                .doesNotContain("work/work#");
    }

    @Test
    void aKeyThatAllPaymentsShareIsHot() {
        var heat = new KeyHeat(new UsageMeter());
        for (int payment = 0; payment < 100; payment++) {
            heat.wrote(new Place("", "pay#stripe#" + payment, "payment"), 4);
            heat.wrote(new Place("due", "due#" + payment % 10, ""), 2);
            heat.read(new Place("", "streak#stripe", "streak"), 1);
        }
        heat.ofSchedule(true);
        heat.read(new Place("", "report#2026-03-01", "run"), 1_000);
        assertThat(heat.uses(100, Replay.HOT))
                .containsExactly(
                        new KeyUse("due/due#", true, 2_000, 0),
                        new KeyUse("pay#", false, 4, 0),
                        new KeyUse("streak#", true, 0, 10_000))
                .extracting(KeyUse::isTooHot)
                .containsExactly(true, false, true);
        assertThat(heat.reads()).containsEntry("report# run", 1_000.0);
    }
}
