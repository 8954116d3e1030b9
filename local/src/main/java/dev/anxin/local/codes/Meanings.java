package dev.anxin.local.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What gateways' codes mean, in English, for engineers: it may name what a bank suspects, so no function has it and
/// no customer reads it.
public record Meanings(Map<String, Map<String, String>> byGateway) {
    /// Those of this release: a line for each code, its gateway, the code and the meaning between tabs.
    public static Meanings read() {
        try (InputStream lines = Meanings.class.getResourceAsStream("meanings.txt")) {
            var byGateway = new HashMap<String, Map<String, String>>();
            new String(Objects.requireNonNull(lines, "meanings.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .forEach(parts -> byGateway
                            .computeIfAbsent(parts[0], _ -> new HashMap<>())
                            .put(parts[1], parts[2]));
            return new Meanings(byGateway);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("meanings.txt cannot be read", unreadable);
        }
    }

    /// Empty if nobody wrote it down.
    String of(String gateway, String code) {
        return byGateway.getOrDefault(gateway, Map.of()).getOrDefault(code, "");
    }
}
