package dev.anxin.aws;

/// Others wrote the same item first. Trying again later helps.
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overtaken(String message) {
        super(message);
    }
}
