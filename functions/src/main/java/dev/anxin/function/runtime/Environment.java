package dev.anxin.function.runtime;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a function is told about where it runs: its variables, its clock, and where its log goes. Handlers
/// read nothing else from outside, so that several of them, each with its own variables, can live in one
/// process.
///
/// @param reach makes the clients by which a function reaches the world
public record Environment(
        Map<String, String> environment, InstantSource clock, PrintStream log, Function<Environment, Clients> reach) {
    public Environment {
        environment = Map.copyOf(environment);
    }

    /// With the SDK's clients, as the environment configures them.
    public Environment(Map<String, String> environment, InstantSource clock, PrintStream log) {
        this(environment, clock, log, SdkClients::new);
    }

    /// The process's own: what Lambda gives.
    public static Environment ofProcess() {
        return new Environment(System.getenv(), InstantSource.system(), System.out);
    }

    /// @throws MissingVariable if the template does not declare it
    public String variable(String name) {
        return optional(name).orElseThrow(() -> new MissingVariable(name));
    }

    /// The variable, or nothing where it is absent or blank.
    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Clients clients() {
        return reach.apply(this);
    }

    /// Whether Lambda started the process to take a snapshot of it, and not because somebody called.
    boolean isForSnapshot() {
        return optional("AWS_LAMBDA_INITIALIZATION_TYPE")
                .filter("snap-start"::equals)
                .isPresent();
    }

    /// The same variables, where nothing can happen: what is sent is answered from memory, and nothing is logged.
    ///
    /// @param script its events are not played here
    public Environment rehearsing(SnapshotHandler.Script script) {
        var texts = new HashMap<String, String>();
        script.documents().forEach((variable, content) -> texts.put(variable(variable), content.write()));
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var calls = new RehearsalCalls(script.pages());
        return new Environment(
                environment, clock, silent, around -> new SdkClients(around, new RehearsalHttp(texts), calls));
    }

    public Metrics metrics() {
        return new Metrics(log, clock);
    }
}
