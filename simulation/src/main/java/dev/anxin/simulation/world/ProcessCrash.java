package dev.anxin.simulation.world;

/// The process of a function is gone. No error of the function: it must not be able to catch it.
final class ProcessCrash extends Error {
    private static final long serialVersionUID = 1L;

    ProcessCrash() {
        super("crashed", null, false, false);
    }
}
