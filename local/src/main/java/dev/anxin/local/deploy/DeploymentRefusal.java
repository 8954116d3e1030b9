package dev.anxin.local.deploy;

import java.util.List;

/// A deployment cannot go on. Its message is for the person who typed the command: what is wrong, and the way out.
/// Running it again is always safe.
public final class DeploymentRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeploymentRefusal(String message) {
        super(message);
    }

    /// All problems in one message, each on its line.
    ///
    /// @throws DeploymentRefusal if there are any
    public static void unlessNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new DeploymentRefusal(String.join("\n", problems));
        }
    }

    public DeploymentRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
