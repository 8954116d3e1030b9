package dev.anxin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Facts come in any order, more than once, and in any batches: the payment is the same, and so is what is
/// owed.
final class EveryOrderTest {
    static Stream<Scenario> scenarios() {
        return Scenario.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void endsAsTold(Scenario scenario) {
        assertThat(scenario.facts()).hasSizeLessThanOrEqualTo(6);
        assertThat(PaymentState.of(Example.sum(scenario.facts())).status()).isEqualTo(scenario.end());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void givesOneStateInEveryOrderAndRepetition(Scenario scenario) {
        var expected = PaymentState.of(Example.sum(scenario.facts()));
        permutations(scenario.facts(), order -> {
            isSame(expected, Example.sum(order));
            for (Fact again : order) {
                var repeated = new ArrayList<>(order);
                repeated.add(again);
                isSame(expected, Example.sum(repeated));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void givesOneStateInEveryGrouping(Scenario scenario) {
        var expected = PaymentState.of(Example.sum(scenario.facts()));
        var random = new Random(scenario.name().hashCode());
        for (int run = 0; run < 500; run++) {
            var facts = new ArrayList<>(scenario.facts());
            facts.addAll(
                    scenario.facts().subList(0, random.nextInt(scenario.facts().size())));
            Collections.shuffle(facts, random);
            isSame(expected, grouped(facts, random));
        }
    }

    private static void isSame(PaymentState expected, Summary summary) {
        var state = PaymentState.of(summary);
        assertThat(state).isEqualTo(expected);
        assertThat(state.owed()).isEqualTo(expected.owed());
    }

    /// Joins neighbours in a random tree, as batches and refolds would.
    private static Summary grouped(List<Fact> facts, Random random) {
        if (facts.size() == 1) {
            return Summary.of(facts.getFirst());
        }
        int split = 1 + random.nextInt(facts.size() - 1);
        return grouped(facts.subList(0, split), random).join(grouped(facts.subList(split, facts.size()), random));
    }

    private static void permutations(List<Fact> facts, Consumer<List<Fact>> visit) {
        permute(new ArrayList<>(facts), 0, visit);
    }

    private static void permute(List<Fact> facts, int fixed, Consumer<List<Fact>> visit) {
        if (fixed == facts.size()) {
            visit.accept(List.copyOf(facts));
        }
        for (int i = fixed; i < facts.size(); i++) {
            Collections.swap(facts, fixed, i);
            permute(facts, fixed + 1, visit);
            Collections.swap(facts, fixed, i);
        }
    }
}
