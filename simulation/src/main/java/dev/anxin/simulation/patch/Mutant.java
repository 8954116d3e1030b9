package dev.anxin.simulation.patch;

import java.util.List;

/// One deliberate bug of the protocol.
///
/// @param name in small letters, with `-` between its words
/// @param breaks what is wrong with it, in one sentence
/// @param profile of the schedules that show it; empty: the usual ones
/// @param seed of a schedule that is known to show it; 0: none is known
/// @param proof why no schedule can show it; empty: one can
/// @param patches what is different, by source file; never empty
public record Mutant(String name, String breaks, String profile, long seed, String proof, List<Patch> patches) {
    public Mutant {
        patches = List.copyOf(patches);
    }

    /// One place of a source file. Spaces and line breaks do not count when it is looked for.
    ///
    /// @param file below `functions/src/main/java`
    /// @param find stands there exactly once
    public record Patch(String file, String find, String replace) {}

    /// Whether it changes nothing that anybody could see.
    public boolean isEquivalent() {
        return !proof.isEmpty();
    }

    public Mutant withSeed(long known) {
        return new Mutant(name, breaks, profile, known, proof, patches);
    }
}
