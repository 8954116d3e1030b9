package dev.anxin.function;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What a function is told about where it runs: its variables, its clock, and where its log goes. Handlers
/// read nothing else from outside, so that several of them, each with its own variables, can live in one
/// process.
public record Surroundings(Map<String, String> environment, InstantSource clock, PrintStream log) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// The process's own: what Lambda gives.
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), InstantSource.system(), System.out);
    }

    /// @throws MissingVariable if the template does not declare it
    public String variable(String name) {
        return optional(name).orElseThrow(() -> new MissingVariable(name));
    }

    /// The variable, or nothing where it is absent or blank.
    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Counts counts() {
        return new Counts(log, clock);
    }
}
