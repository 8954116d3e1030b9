package dev.anxin.simulation.patch;

import dev.anxin.simulation.patch.Mutant.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sources that production classes are made of.
///
/// @param directory `functions/src/main/java` of the repository
public record Sources(Path directory) {
    private static final String BELOW = "functions/src/main/java";

    /// Those of the repository that this process works in.
    ///
    /// @throws IllegalStateException if it works in none
    public static Sources atHand() {
        var home = Optional.ofNullable(System.getProperty("anxin.home")).orElse(".");
        return Stream.of(home, ".", "..")
                .map(place -> Path.of(place).resolve(BELOW))
                .filter(Files::isDirectory)
                .findFirst()
                .map(Sources::new)
                .orElseThrow(() -> new IllegalStateException("patched classes are made of sources, and " + BELOW
                        + " is not here: run this in the repository"));
    }

    /// The files that a mutant changes, with its changes.
    ///
    /// @throws PatchMismatch if a text that it replaces does not stand there exactly once
    public Map<String, String> patched(Mutant mutant) {
        var files = new LinkedHashMap<String, String>();
        for (Patch patch : mutant.patches()) {
            var before = files.computeIfAbsent(patch.file(), file -> read(mutant, file));
            files.put(patch.file(), patched(mutant, patch, before));
        }
        return files;
    }

    private String read(Mutant mutant, String file) {
        var source = directory.resolve(file);
        if (!Files.isRegularFile(source)) {
            throw new PatchMismatch(mutant.name(), "there is no " + file);
        }
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String patched(Mutant mutant, Patch patch, String text) {
        var find = dense(patch.find());
        var places = IntStream.range(0, text.length())
                .filter(i -> !Character.isWhitespace(text.charAt(i)))
                .toArray();
        var packed = dense(text);
        var at = packed.indexOf(find);
        if (at < 0 || packed.indexOf(find, at + 1) >= 0) {
            var how = at < 0 ? "not at all" : "more than once";
            throw new PatchMismatch(
                    mutant.name(), "its text stands " + how + " in " + patch.file() + ":\n" + patch.find());
        }
        return text.substring(0, places[at])
                + patch.replace().strip()
                + text.substring(places[at + find.length() - 1] + 1);
    }

    private static String dense(String text) {
        return text.replaceAll("\\s+", "");
    }
}
