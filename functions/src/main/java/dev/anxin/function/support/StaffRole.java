package dev.anxin.function.support;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a member of the staff may do, by the group of the same name in their token.
public enum StaffRole {
    /// Sees, and changes nothing.
    AUDITOR("auditor"),
    AGENT("agent"),
    SUPERVISOR("supervisor");

    private final String word;

    StaffRole(String word) {
        this.word = word;
    }

    /// As groups and facts have it: `agent`.
    public String word() {
        return word;
    }

    /// Whoever is in several groups has the role that may do most; empty for whoever is in none.
    static Optional<StaffRole> of(Set<String> groups) {
        return Stream.of(SUPERVISOR, AGENT, AUDITOR)
                .filter(role -> groups.contains(role.word))
                .findFirst();
    }

    boolean mayAct() {
        return this != AUDITOR;
    }
}
