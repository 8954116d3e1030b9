package dev.anxin.json;

/// The text is not JSON that we accept, or a value is missing or of another kind. The message names the
/// place and the problem, never the value. Trying again does not help.
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadJson(String problem) {
        super(problem);
    }
}
