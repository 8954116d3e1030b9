package dev.anxin.local.rights;

/// A request of which nobody here can say what rights it needs.
final class NotJudged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJudged(String message) {
        super(message);
    }
}
