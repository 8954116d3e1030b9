package dev.anxin.simulation.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Two thousand stories of one order each: lost replies, timeouts after success, messages that come twice or
/// late, crashes, redrives, two operators at once, gateways that fail, bounce, lag and are disputed.
final class MoneyStoriesTest {
    private static final long FIRST_SEED = 1;
    private static final long STORIES = 2_000;

    @Test
    void eachRefundMovesMoneyAtMostOnceAndNoneIsSilentlyStuck() {
        var result = MoneyStories.play(FIRST_SEED, STORIES);
        System.out.println(result.counts());
        assertThat(result.failures()).as(() -> told(result)).isEmpty();
    }

    /// The first failing story in full: its seed alone brings it back.
    private static String told(MoneyStories.Result result) {
        return result.failures().stream()
                .limit(1)
                .map(failure -> failure + "\n"
                        + MoneyStories.story(failure.seed()).stream().collect(Collectors.joining("\n")))
                .collect(Collectors.joining());
    }

    @Test
    void theSameSeedIsTheSameStory() {
        LongStream.of(4, 48, 148)
                .forEach(seed ->
                        assertThat(MoneyStories.digest(seed)).as("seed " + seed).isEqualTo(MoneyStories.digest(seed)));
    }
}
