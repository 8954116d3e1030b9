package dev.anxin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How the source folders of all modules are kept, so that a newcomer finds things by folder and name.
final class HouseTest {
    /// A package with more files is two packages.
    private static final long MOST_FILES = 30;

    @Test
    void noPackageHasMoreThanThirtyFiles() throws IOException {
        assertThat(countBy(sources(), file -> "" + file.getParent()).entrySet())
                .noneMatch(one -> one.getValue() > MOST_FILES);
    }

    @Test
    void noTypeNameStandsTwice() throws IOException {
        var types = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
        assertThat(countBy(types, file -> "" + file.getFileName()).entrySet()).noneMatch(one -> one.getValue() > 1);
    }

    private static Map<String, Long> countBy(List<Path> files, Function<Path, String> key) {
        return files.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().matches("\\.\\./[a-z]+/src/(main|test)/java/.*\\.java"))
                    .toList();
        }
    }
}
