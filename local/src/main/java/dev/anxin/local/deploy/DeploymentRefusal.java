package dev.anxin.local.deploy;

/// A deployment cannot go on. Its message is for the person who typed the command: what is wrong, and the way out.
/// Running it again is always safe.
public final class DeploymentRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeploymentRefusal(String message) {
        super(message);
    }

    public DeploymentRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
