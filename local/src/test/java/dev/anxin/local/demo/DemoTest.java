package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.LocalStack;
import dev.anxin.local.Pace;
import dev.anxin.local.StackOptions;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The whole demo, three seeds side by side in one stack.
final class DemoTest {
    private static final GatewayKeys KEYS =
            GatewayKeys.fresh().withBackup("olepay-second").withBackup("olepay-third");

    private final StringWriter printed = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(printed), false);

    @Test
    void everyPaymentOfThreeSeedsGetsItsRightAnswer() throws InterruptedException {
        var stories = Stream.of(Stories.of(1), Stories.of(2, "olepay-second"), Stories.of(4_711, "olepay-third"))
                .flatMap(List::stream)
                .toList();
        try (var world = World.open(KEYS, Pace.times(60), Optional.empty(), 1);
                var stack = LocalStack.start(StackOptions.of(Path.of("../template.yaml"))
                        .withParameters(Map.of("InternalEvents", "true"))
                        .withSecrets(KEYS.documents(world.addresses()))
                        .withPace(world.agenda().pace()))) {
            world.callTo(stack.apiUri());
            var demo = new Demo(world, Subject.of(stack), stories);
            demo.warmUp(1);
            var results = demo.run(screen, Duration.ZERO);
            new Report(screen).print(results);
            assertThat(demo.failures()).isEmpty();
            assertThat(results).hasSize(51);
            assertThat(results.stream().flatMap(result -> result.differences().stream()))
                    .as(printed.toString())
                    .isEmpty();
        }
        assertThat(printed.toString())
                .contains("customer hears waiting-reassured", "forged callback -> 401", "right")
                .doesNotContain("WRONG", "\u001B[");
    }

    @Test
    void seedsDifferInIdsAndAmountsAlone() {
        assertThat(drawn(1)).isEqualTo(drawn(1)).doesNotContainAnyElementsOf(drawn(2));
        assertThat(Stories.of(1).stream().map(Story::expected).toList())
                .isEqualTo(Stories.of(2).stream().map(Story::expected).toList());
    }

    private static List<Story.Draw> drawn(long seed) {
        return Stories.of(seed).stream().map(Story::draw).toList();
    }
}
