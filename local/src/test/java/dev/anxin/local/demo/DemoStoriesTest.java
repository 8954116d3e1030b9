package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is played. How it ends, the demo itself says: CI runs it.
final class DemoStoriesTest {
    @Test
    void seedsDifferInIdsAndAmountsAlone() {
        assertThat(drawn(1)).hasSize(33).isEqualTo(drawn(1)).doesNotContainAnyElementsOf(drawn(2));
        assertThat(Stories.of(1).stream().map(Story::expectation).toList())
                .isEqualTo(Stories.of(2).stream().map(Story::expectation).toList());
    }

    private static List<Story.Draw> drawn(long seed) {
        return Stories.of(seed).stream().map(Story::draw).toList();
    }
}
