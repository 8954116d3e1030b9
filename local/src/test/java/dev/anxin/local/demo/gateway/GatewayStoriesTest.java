package dev.anxin.local.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.registry.Gateways;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which gateways have stories: all of the registry.
final class GatewayStoriesTest {
    static Stream<String> registered() {
        return Gateways.names().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("registered")
    void aGatewayIsPlayedAtItsOwnAccountsUnderOrdersOfItsOwn(String gateway) {
        var stories = GatewayStories.of(gateway, 1);
        assertThat(stories).isNotEmpty().allMatch(story -> account(story).equals(gateway));
        assertThat(stories).extracting(Story::title).doesNotHaveDuplicates();
        assertThat(stories).extracting(story -> story.draw().order()).doesNotHaveDuplicates();
        assertThat(GatewayStories.named(gateway)).containsExactly(gateway);
    }

    /// So CI, which plays both, plays each gateway.
    @Test
    void othersAreThoseThatTheWholeDemoDoesNotPlay() {
        var whole = Stories.of(1).stream().map(GatewayStoriesTest::account).distinct();
        assertThat(Stream.concat(whole, GatewayStories.named(GatewayStories.OTHERS).stream()))
                .containsExactlyInAnyOrderElementsOf(registered().toList());
        assertThat(GatewayStories.named("elsewhere")).isEmpty();
    }

    private static String account(Story story) {
        return story.draw().account().replaceFirst("-.*", "");
    }
}
