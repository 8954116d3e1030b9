package dev.anxin.simulation.command;

import dev.anxin.simulation.mutant.MutantCatalogue;
import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.story.Profile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Reads what was asked for, and names what it cannot read.
record Arguments(CommandLine line) {
    static final long LARGEST_SEED = 1_000_000_000_000L;
    static final long MOST_SEEDS = 1_000_000_000L;
    private static final long MOST_THREADS = 256;

    /// @throws ParameterException if it is no whole number from 1 to `largest`
    long number(String option, String text, long largest) {
        var isNumber = text.matches("[0-9]{1,18}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= largest;
        if (!isNumber) {
            throw new ParameterException(
                    line, "%s must be a whole number from 1 to %,d, and is '%s'".formatted(option, largest, text));
        }
        return Long.parseLong(text);
    }

    /// @throws ParameterException if there is none of this name
    Profile profile(String name) {
        return Profile.named(name)
                .orElseThrow(() -> new ParameterException(
                        line, "there is no profile '" + name + "'; there are " + String.join(", ", Profile.words())));
    }

    /// One for each core where nothing was said.
    int threads(String text) {
        return text.isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : (int) number("--threads", text, MOST_THREADS);
    }

    Mutant mutant(String name) {
        return MutantCatalogue.named(name)
                .orElseThrow(() -> new ParameterException(
                        line,
                        "there is no mutant '" + name + "'; there are "
                                + String.join(
                                        ", ",
                                        MutantCatalogue.all().stream()
                                                .map(Mutant::name)
                                                .toList())));
    }
}
