package dev.anxin.simulation.patch;

/// A mutant whose patch is not of these sources any more, or that does not compile. Trying again does not help:
/// its text has to follow the source.
public final class PatchMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PatchMismatch(String mutant, String why) {
        super("the patch " + mutant + " does not fit the sources: " + why);
    }
}
