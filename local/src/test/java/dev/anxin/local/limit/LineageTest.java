package dev.anxin.local.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineageTest {
    @Test
    void comesBackFromItsHeader() {
        var lineage = Lineage.NONE.through("one").through("other").through("one");
        assertThat(Lineage.of("Root=1-5759e988-bd862e3fe1be46a994272793;" + lineage.header()))
                .isEqualTo(lineage);
        assertThat(lineage.header()).matches("Sampled=0;Lineage=[0-9a-f]{8}:[12]\\|[0-9a-f]{8}:[12]");
    }

    @Test
    void ofARequestThatNoRunMadeIsEmpty() {
        assertThat(Lineage.of(null)).isEqualTo(Lineage.NONE);
        assertThat(Lineage.of("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"))
                .isEqualTo(Lineage.NONE);
    }

    @Test
    void isExhaustedForTheFunctionThatRanSixteenTimes() {
        var lineage = Lineage.NONE.through("other");
        for (var i = 0; i < 16; i++) {
            assertThat(lineage.isExhausted("one")).isFalse();
            lineage = lineage.through("one");
        }
        assertThat(lineage.isExhausted("one")).isTrue();
        assertThat(lineage.isExhausted("other")).isFalse();
    }
}
