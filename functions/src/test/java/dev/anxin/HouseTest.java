package dev.anxin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the source folders of all modules are kept, so that a newcomer finds things by folder and name.
final class HouseTest {
    /// A package with more files is two packages.
    private static final long MOST_FILES = 30;

    @Test
    void noPackageHasMoreThanThirtyFiles() throws IOException {
        try (var sources = sources()) {
            assertThat(countBy(sources, file -> "" + file.getParent()).entrySet())
                    .noneMatch(one -> one.getValue() > MOST_FILES);
        }
    }

    @Test
    void noTypeNameStandsTwice() throws IOException {
        try (var sources = sources().filter(file -> !file.endsWith("package-info.java"))) {
            assertThat(countBy(sources, file -> "" + file.getFileName()).entrySet())
                    .noneMatch(one -> one.getValue() > 1);
        }
    }

    private static Map<String, Long> countBy(Stream<Path> files, Function<Path, String> key) {
        return files.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of(".."), 20)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> file.toString().matches("\\.\\./[a-z]+/src/(main|test)/java/.*"));
    }
}
