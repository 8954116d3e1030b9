package dev.anxin.local;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.rights.Usage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// How to start: [#of] for the defaults, then `with...`.
///
/// @param template the template's file
/// @param data directory that survives; none: everything in memory
/// @param parameters values for the template's parameters; JwtIssuer is supplied if it is not given
/// @param secrets by logical id: what a secret that is still as the template made it is filled with, before
///     functions start
/// @param required what the template must have beside what it needs for itself
/// @param port of the API; 0 for a free one
/// @param progress gets lines for people: what starts, what is left out, what fails
/// @param elsewhere endpoint to use instead of engines of our own
/// @param log gets the functions' own logs, one line of JSON each
/// @param usage hears of every right that is used
/// @param concurrency how many functions the account may run at once
/// @param runningFile where other processes find us while we run; none: nowhere
public record StackOptions(
        Path template,
        Optional<Path> data,
        Map<String, String> parameters,
        Map<String, String> secrets,
        Required required,
        Pace pace,
        int port,
        Consumer<String> progress,
        Optional<Elsewhere> elsewhere,
        Optional<Path> runningFile,
        PrintStream log,
        Usage usage,
        int concurrency) {

    public StackOptions {
        parameters = Map.copyOf(parameters);
        secrets = Map.copyOf(secrets);
    }

    /// @param handlers class names that functions must have
    /// @param routes as API Gateway writes them: `POST /callbacks/{account}`
    public record Required(Set<String> handlers, Set<String> routes) {}

    /// Any emulator, or AWS (AWS_ENDPOINT_URL).
    public record Elsewhere(URI endpoint, String region, EngineClients.Key key) {}

    public static StackOptions of(Path template) {
        return new StackOptions(
                template,
                Optional.empty(),
                Map.of(),
                Map.of(),
                new Required(Set.of(), Set.of()),
                Pace.real(),
                0,
                line -> {},
                Optional.empty(),
                Optional.empty(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                (_, _, _) -> {},
                Concurrency.ACCOUNT);
    }

    public StackOptions withData(Path directory) {
        var held = Optional.of(directory);
        return new StackOptions(
                template,
                held,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withParameters(Map<String, String> values) {
        return new StackOptions(
                template,
                data,
                values,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withSecrets(Map<String, String> values) {
        return new StackOptions(
                template,
                data,
                parameters,
                values,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withRequired(Required needed) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                needed,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withPace(Pace chosen) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                chosen,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withPort(int chosen) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                chosen,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withProgress(Consumer<String> listener) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                listener,
                elsewhere,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withElsewhere(Elsewhere there) {
        var chosen = Optional.of(there);
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                chosen,
                runningFile,
                log,
                usage,
                concurrency);
    }

    public StackOptions withRunningFile(Path file) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                Optional.of(file),
                log,
                usage,
                concurrency);
    }

    public StackOptions withLog(PrintStream stream) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                stream,
                usage,
                concurrency);
    }

    public StackOptions withUsage(Usage listener) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                listener,
                concurrency);
    }

    public StackOptions withConcurrency(int atOnce) {
        return new StackOptions(
                template,
                data,
                parameters,
                secrets,
                required,
                pace,
                port,
                progress,
                elsewhere,
                runningFile,
                log,
                usage,
                atOnce);
    }
}
