package dev.anxin.simulation.mutant;

import dev.anxin.simulation.money.MoneyStories;
import java.util.List;

/// The stories of money, as a hunt plays them.
public final class MoneySchedules {
    private MoneySchedules() {}

    public static List<String> violations(String profile, long seed) {
        return MoneyStories.play(seed, 1).failures().stream()
                .flatMap(failure -> failure.wrong().stream())
                .toList();
    }
}
