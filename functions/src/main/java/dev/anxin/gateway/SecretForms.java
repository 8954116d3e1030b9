package dev.anxin.gateway;

import java.util.List;
import java.util.Optional;

/// What a gateway's secrets look like, for whoever configures them. What says nothing here may still be wrong: only the
/// gateway knows. No answer holds anything of a secret.
public interface SecretForms {
    /// Of a gateway whose secrets can be anything.
    SecretForms ANY = new SecretForms() {};

    /// What this secret is, in the document of what verifies, whichever gateway it stands there for; empty if it may
    /// verify.
    default Optional<String> misplaced(String secret) {
        return Optional.empty();
    }

    /// Why it is no secret of this gateway's that verifies callbacks, beside [Gateway#secretProblem].
    default Optional<String> verifyProblem(String secret) {
        return Optional.empty();
    }

    /// Why this gateway cannot be called with it.
    default Optional<String> callProblem(String secret) {
        return Optional.empty();
    }

    /// Why a key of this gateway's may do more than it needs to, and so is refused, whichever gateway it stands there
    /// for.
    default Optional<String> overprivileged(String secret) {
        return Optional.empty();
    }

    /// Whether a key to call with is one for play money.
    default boolean isForTests(String secret) {
        return false;
    }

    /// Whether two accounts that both have it believe the same events, by it alone.
    default boolean verifiesAlone(String secret) {
        return true;
    }

    /// What verifying needs beside what is there.
    default List<String> missingToVerify(List<String> secrets) {
        return List.of();
    }

    /// What calling needs beside what is there.
    default List<String> missingToCall(List<String> secrets) {
        return List.of();
    }
}
