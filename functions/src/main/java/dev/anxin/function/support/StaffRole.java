package dev.anxin.function.support;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a member of the staff is, by the group of the same name in their token. All see the same.
public enum StaffRole {
    AUDITOR("auditor", false),
    AGENT("agent", true),
    SUPERVISOR("supervisor", true);

    private final String word;
    private final boolean acts;

    StaffRole(String word, boolean acts) {
        this.word = word;
        this.acts = acts;
    }

    /// As groups have it: `agent`.
    public String word() {
        return word;
    }

    /// Whether they may do something about a payment.
    boolean acts() {
        return acts;
    }

    /// Whoever is in several groups has the last of these; empty for whoever is in none.
    static Optional<StaffRole> of(Set<String> groups) {
        return Stream.of(SUPERVISOR, AGENT, AUDITOR)
                .filter(role -> groups.contains(role.word))
                .findFirst();
    }
}
