package dev.anxin.local.command;

/// A command that cannot be carried out. Its message is for the person who typed it: what is wrong, and the
/// way out.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
