package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.Caller;
import dev.anxin.local.policy.Statement;
import java.util.Set;

/// Hears of every call that was allowed.
@FunctionalInterface
public interface Usage {
    /// @param by the statements that let it pass
    void note(Caller caller, ActionCall call, Set<Statement> by);
}
