package dev.anxin.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much goes wrong, and what has gone wrong so far. Quiet from the moment somebody says so.
public final class Troubles {
    private static final List<Fate> WRONG = List.of(Fate.values()).subList(1, Fate.values().length);

    private static final List<CallFate> WRONG_AT_GATEWAY =
            List.of(CallFate.values()).subList(1, CallFate.values().length);

    private final Chance chance;
    private final double share;
    private final Map<Fate, Integer> calls = new EnumMap<>(Fate.class);
    private final Map<CallFate, Integer> gatewayCalls = new EnumMap<>(CallFate.class);
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

    /// Gateways fail more often than AWS.
    CallFate ofGateway() {
        var fate = !quiet && chance.hits(Math.min(share * 5, 0.6)) ? chance.of(WRONG_AT_GATEWAY) : CallFate.FINE;
        gatewayCalls.merge(fate, 1, Integer::sum);
        return fate;
    }

    boolean comesTwice() {
        var twice = !quiet && chance.hits(Math.min(share * 3, 0.5));
        duplicates += twice ? 1 : 0;
        return twice;
    }

    /// Calls from functions to AWS.
    public int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int gatewayCalls() {
        return gatewayCalls.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Answers that nobody heard.
    public int repliesLost() {
        return calls.getOrDefault(Fate.REPLY_LOST, 0)
                + calls.getOrDefault(Fate.REPEATED, 0)
                + gatewayCalls.getOrDefault(CallFate.REPLY_LOST, 0)
                + gatewayCalls.getOrDefault(CallFate.LATE, 0)
                + gatewayCalls.getOrDefault(CallFate.BAD_GATEWAY, 0);
    }

    public int duplicates() {
        return duplicates;
    }
}
