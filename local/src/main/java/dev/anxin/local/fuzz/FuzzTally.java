package dev.anxin.local.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What was counted, and the first findings.
public final class FuzzTally {
    /// More say nothing new.
    private static final int MOST_FINDINGS = 5;

    private final Map<Cell, Long> counts = new HashMap<>();
    private final List<FuzzFinding> findings = new ArrayList<>();

    /// @param kind how it was tampered with, in a word
    record Cell(String gateway, String kind, FuzzOutcome outcome) {}

    void count(String gateway, String kind, FuzzOutcome outcome) {
        counts.merge(new Cell(gateway, kind, outcome), 1L, Long::sum);
    }

    void add(FuzzFinding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    public List<FuzzFinding> findings() {
        return List.copyOf(findings);
    }

    /// That differed from what was signed.
    public long requests() {
        return sum(cell -> cell.outcome() != FuzzOutcome.SAME);
    }

    public long same() {
        return sum(cell -> cell.outcome() == FuzzOutcome.SAME);
    }

    public long accepted() {
        return sum(cell -> cell.outcome() == FuzzOutcome.ACCEPTED);
    }

    public long exceptions() {
        return sum(cell -> cell.outcome() == FuzzOutcome.THREW);
    }

    public long leaks() {
        return sum(cell -> cell.outcome() == FuzzOutcome.LEAKED);
    }

    public boolean isRight() {
        return accepted() + exceptions() + leaks() == 0;
    }

    long sum(Predicate<Cell> which) {
        return counts.entrySet().stream()
                .filter(count -> which.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    SortedSet<String> gateways() {
        return counts.keySet().stream().map(Cell::gateway).collect(Collectors.toCollection(TreeSet::new));
    }

    SortedSet<String> kinds() {
        return counts.keySet().stream().map(Cell::kind).collect(Collectors.toCollection(TreeSet::new));
    }
}
