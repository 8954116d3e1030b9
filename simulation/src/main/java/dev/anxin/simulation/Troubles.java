package dev.anxin.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much goes wrong, and what has gone wrong so far. Quiet from the moment somebody says so.
public final class Troubles {
    private static final List<Fate> WRONG = List.of(Fate.values()).subList(1, Fate.values().length);

    private final Chance chance;
    private final double share;
    private final Map<Fate, Integer> calls = new EnumMap<>(Fate.class);
    private boolean quiet;
    private int duplicates;

    /// @param share of all calls that goes wrong, and of all messages that comes twice
    public Troubles(Chance chance, double share) {
        this.chance = chance;
        this.share = share;
    }

    /// From now on nothing goes wrong any more.
    public void end() {
        quiet = true;
    }

    boolean isQuiet() {
        return quiet;
    }

    Fate ofCall() {
        var fate = !quiet && chance.hits(share) ? chance.of(WRONG) : Fate.FINE;
        calls.merge(fate, 1, Integer::sum);
        return fate;
    }

    boolean comesTwice() {
        var twice = !quiet && chance.hits(Math.min(share * 3, 0.5));
        duplicates += twice ? 1 : 0;
        return twice;
    }

    int count(Fate fate) {
        return calls.getOrDefault(fate, 0);
    }

    int duplicates() {
        return duplicates;
    }
}
