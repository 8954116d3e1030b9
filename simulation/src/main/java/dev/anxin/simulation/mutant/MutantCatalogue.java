package dev.anxin.simulation.mutant;

import dev.anxin.simulation.patch.Mutant;
import dev.anxin.simulation.patch.PatchMismatch;
import dev.anxin.simulation.patch.PatchText;
import dev.anxin.simulation.story.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// All mutants, as the texts beside this class have them.
public final class MutantCatalogue {
    static final List<String> TEXTS = List.of(
            "ledger",
            "attempts",
            "captures",
            "disputes",
            "facts",
            "order",
            "refund",
            "messages",
            "gateway",
            "methods",
            "quiet",
            "equivalent");

    /// Which seeds are known to show which mutant: a line for each, its name and the seed.
    static final String SEEDS = "seeds.txt";

    private MutantCatalogue() {}

    /// @throws PatchMismatch if a text is not written as [PatchText] says
    public static List<Mutant> all() {
        var seeds = seeds();
        return TEXTS.stream()
                .flatMap(text -> PatchText.read(text(text + ".txt")).stream())
                .map(mutant -> mutant.withSeed(seeds.getOrDefault(mutant.name(), 0L)))
                .toList();
    }

    public static Optional<Mutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findAny();
    }

    /// Of the schedules that show it.
    ///
    /// @throws PatchMismatch if it names one that is not there
    public static Profile profile(Mutant mutant) {
        return mutant.profile().isEmpty()
                ? Profile.MIXED
                : Profile.named(mutant.profile())
                        .orElseThrow(
                                () -> new PatchMismatch(mutant.name(), "no profile is called " + mutant.profile()));
    }

    private static Map<String, Long> seeds() {
        var seeds = new HashMap<String, Long>();
        lines(text(SEEDS)).map(line -> line.split(" ", 2)).forEach(line -> seeds.put(line[0], Long.valueOf(line[1])));
        return seeds;
    }

    private static Stream<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static String text(String name) {
        try (InputStream text = MutantCatalogue.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
