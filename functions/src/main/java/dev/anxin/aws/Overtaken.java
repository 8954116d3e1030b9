package dev.anxin.aws;

/// Others wrote the same item again and again. Trying again later helps.
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overtaken(String message) {
        super(message);
    }
}
