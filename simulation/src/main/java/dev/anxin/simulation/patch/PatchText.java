package dev.anxin.simulation.patch;

import dev.anxin.simulation.patch.Mutant.Patch;
import java.util.ArrayList;
import java.util.List;

/// How mutants are written down:
///
/// ```
/// # a remark
/// [the-name]
/// breaks: one sentence
/// profile: of the schedules that show it, left out for the usual ones
/// proof: why none can, left out where one can; it may go on
///   in lines that begin with two spaces
/// --- ledger/Owed.java (below dev/anxin)
///  what stays
/// -what goes
/// +what comes instead
/// @@ parts two places of one file
/// ```
public final class PatchText {
    private static final String PACKAGE = "dev/anxin/";

    private final List<Mutant> mutants = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final StringBuilder find = new StringBuilder();
    private final StringBuilder replace = new StringBuilder();
    private final StringBuilder proof = new StringBuilder();
    private String name = "";
    private String breaks = "";
    private String profile = "";
    private String file = "";

    private PatchText() {}

    /// @throws PatchMismatch if it is written otherwise
    public static List<Mutant> read(String text) {
        var reader = new PatchText();
        text.lines().filter(line -> !line.startsWith("#")).forEach(reader::line);
        reader.endMutant();
        return reader.mutants;
    }

    private void line(String line) {
        if (line.startsWith("[")) {
            endMutant();
            name = line.substring(1, line.indexOf(']'));
        } else if (line.startsWith("--- ")) {
            endPatch();
            file = PACKAGE + line.substring(4).strip();
        } else if (line.startsWith("@@")) {
            endPatch();
        } else if (file.isEmpty()) {
            header(line);
        } else {
            patch(line);
        }
    }

    private void header(String line) {
        if (line.startsWith("breaks: ")) {
            breaks = line.substring("breaks: ".length());
        } else if (line.startsWith("profile: ")) {
            profile = line.substring("profile: ".length());
        } else if (line.startsWith("proof: ")) {
            proof.append(line.substring("proof: ".length()));
        } else if (line.startsWith("  ")) {
            proof.append(' ').append(line.strip());
        } else if (!line.isBlank()) {
            throw new PatchMismatch(name, "the line '" + line + "' is not understood");
        }
    }

    private void patch(String line) {
        if (line.startsWith("-")) {
            find.append(line.substring(1)).append('\n');
        } else if (line.startsWith("+")) {
            replace.append(line.substring(1)).append('\n');
        } else {
            find.append(line).append('\n');
            replace.append(line).append('\n');
        }
    }

    private void endPatch() {
        if (!find.toString().isBlank()) {
            patches.add(new Patch(file, find.toString(), replace.toString()));
        }
        find.setLength(0);
        replace.setLength(0);
    }

    private void endMutant() {
        endPatch();
        if (!name.isEmpty()) {
            mutants.add(new Mutant(name, breaks, profile, 0, proof.toString(), patches));
        }
        patches.clear();
        proof.setLength(0);
        breaks = "";
        profile = "";
        file = "";
    }
}
