package dev.anxin.simulation.upgrade;

/// What the next release is like for the one before it.
public enum Release {
    /// It adds to what it writes, and what it adds can be left out by whoever does not know it.
    COMPATIBLE("compatible"),
    /// It writes what the one before must not guess at, under a higher version: that one parks it.
    HIGHER("higher");

    private final String word;

    Release(String word) {
        this.word = word;
    }

    /// As the patches are named.
    String word() {
        return word;
    }
}
