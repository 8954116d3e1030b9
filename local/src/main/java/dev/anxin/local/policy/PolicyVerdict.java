package dev.anxin.local.policy;

import java.util.Set;

/// Whether a call is allowed.
public sealed interface PolicyVerdict {
    /// @param by the statements that let it pass
    record Allowed(Set<Statement> by) implements PolicyVerdict {
        public Allowed {
            by = Set.copyOf(by);
        }
    }

    /// @param why as AWS ends its message: `because no identity-based policy allows the ... action`
    /// @param remedy for people: the statement that would allow it, and what comes close
    record Denied(String why, String remedy) implements PolicyVerdict {}
}
