package dev.anxin.aws;

/// A stored item or message is not what this version writes: it is damaged, or a newer version wrote it. Trying
/// again helps only once that version runs, so it is parked and never skipped.
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String problem) {
        super(problem);
    }

    public Unreadable(String problem, Throwable cause) {
        super(problem + ": " + cause.getMessage(), cause);
    }
}
