package dev.anxin.simulation.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that DynamoDB takes in an expression only behind a placeholder, in capitals or not: the list of "Reserved
/// words in DynamoDB" in its developer guide.
public final class ReservedWords {
    private static final Set<String> WORDS = read();

    private ReservedWords() {}

    /// In capitals.
    public static Stream<String> all() {
        return WORDS.stream();
    }

    static boolean contain(String name) {
        return WORDS.contains(name.toUpperCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (var file = Objects.requireNonNull(ReservedWords.class.getResourceAsStream("reserved-words.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
