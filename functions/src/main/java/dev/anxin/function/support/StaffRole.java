package dev.anxin.function.support;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a member of the staff is, by the group of the same name in their token. All see the same, and change nothing.
public enum StaffRole {
    AUDITOR("auditor"),
    AGENT("agent"),
    SUPERVISOR("supervisor");

    private final String word;

    StaffRole(String word) {
        this.word = word;
    }

    /// As groups have it: `agent`.
    public String word() {
        return word;
    }

    /// Whoever is in several groups has the last of these; empty for whoever is in none.
    static Optional<StaffRole> of(Set<String> groups) {
        return Stream.of(SUPERVISOR, AGENT, AUDITOR)
                .filter(role -> groups.contains(role.word))
                .findFirst();
    }
}
