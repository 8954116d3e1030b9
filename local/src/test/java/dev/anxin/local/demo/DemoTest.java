package dev.anxin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The demo ends right, and notices when something is not.
final class DemoTest {
    private static final GatewayKeys KEYS = GatewayKeys.fresh();
    private static LocalStack stack;

    private final StringWriter printed = new StringWriter();

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.of(Path.of("../template.yaml")).withSecrets(KEYS.documents()));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private List<String> run(List<Scenario> scenarios) throws InterruptedException {
        try (var demo = new Demo(stack, KEYS, new Screen(new PrintWriter(printed), false))) {
            return demo.run(scenarios);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4711})
    void everyPaymentEndsAsItShould(long seed) throws InterruptedException {
        assertThat(run(Scenarios.of(seed))).isEmpty();
        assertThat(printed.toString())
                .contains("to the customer: \"Your payment is complete.")
                .contains("failed: 101")
                .contains("state     UNREGISTERED")
                .contains("-> 401  no signature matches")
                .doesNotContain("WRONG", "\u001B[");
    }

    @Test
    void whatDiffersIsNamed() throws InterruptedException {
        var forged = Scenarios.of(7).getLast();
        var wrong = run(List.of(forged.withExpected(forged.expected().withStatus("PAID"))));
        assertThat(wrong).containsExactly("forged callback: state: REGISTERED, but should be PAID");
        assertThat(printed.toString()).contains("WRONG  forged callback", "NO");
    }

    @Test
    void aRepeatedRunIsNotTakenForAFirstOne() throws InterruptedException {
        var scenarios = List.of(Scenarios.of(8).getFirst());
        assertThat(run(scenarios)).isEmpty();
        assertThat(run(scenarios)).isNotEmpty(); // 200 instead of 201, no wake
        try (var demo = new Demo(stack, KEYS, new Screen(new PrintWriter(printed), false))) {
            assertThat(demo.knows(scenarios)).isTrue();
            assertThat(demo.knows(Scenarios.of(9))).isFalse();
        }
    }

    @Test
    void seedsDifferInIdsAndAmountsAlone() {
        assertThat(drawn(1)).isEqualTo(drawn(1)).doesNotContainAnyElementsOf(drawn(2));
        assertThat(Scenarios.of(1).stream().map(Scenario::expected))
                .isEqualTo(Scenarios.of(2).stream().map(Scenario::expected).collect(Collectors.toList()));
    }

    private static List<Scenario.Draw> drawn(long seed) {
        return Scenarios.of(seed).stream().map(Scenario::draw).toList();
    }
}
