package dev.anxin.local.command;

import dev.anxin.json.BadJson;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.GatewayKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where things are on this machine.
///
/// @param home the repository
/// @param work what is made while it runs, and may be deleted
public record LocalPaths(Path home, Path work) {
    static final int LARGEST_LOG = 20 * 1024 * 1024; // bytes

    private static final StackOptions.Required REQUIRED = new StackOptions.Required(
            Set.of(
                    "dev.anxin.function.CallbackFunction",
                    "dev.anxin.function.IntakeFunction",
                    "dev.anxin.function.FoldFunction",
                    "dev.anxin.function.ReactFunction",
                    "dev.anxin.function.DeliverFunction",
                    "dev.anxin.function.SmsFunction"),
            Set.of("POST /callbacks/{account}", "POST /payments", "GET /payments/{account}/{reference}"));

    /// Shops of this machine are called on loopback. In fast motion the sweep, which asks each shard, hardly rests.
    private static final Map<String, String> PARAMETERS = Map.of("InternalEvents", "true", "DueShards", "16");

    /// As the script says.
    static LocalPaths ofProcess() {
        var home = Path.of(Optional.ofNullable(System.getProperty("anxin.home")).orElse("."));
        var work = Optional.ofNullable(System.getProperty("anxin.work")).map(Path::of);
        return new LocalPaths(home, work.orElseGet(() -> home.resolve("target").resolve("anxin")));
    }

    Path runningFile() {
        return work.resolve("running.json");
    }

    Path functionsLog() {
        return work.resolve("functions.log");
    }

    /// Everything a stack of ours has in common.
    StackOptions options(GatewayKeys keys, Addresses addresses, Optional<Path> data, Consumer<String> progress) {
        var options = StackOptions.of(home.resolve("template.yaml"))
                .withRequired(REQUIRED)
                .withParameters(PARAMETERS)
                .withSecrets(keys.documents(addresses))
                .withProgress(progress)
                .withLog(log());
        return data.map(options::withData).orElse(options);
    }

    /// Whose keys the gateways sign with: those of the data directory, or of the last run here.
    ///
    /// @throws Refusal if the data directory cannot be made or read
    GatewayKeys keys(Optional<Path> data) {
        try {
            return GatewayKeys.of(data.orElse(work));
        } catch (UncheckedIOException | BadJson cannot) {
            if (data.isPresent()) {
                throw new Refusal(
                        "The data directory " + data.get() + " cannot be used: " + cannot.getMessage(), cannot);
            }
            return GatewayKeys.fresh(); // another release's; whoever needs a file writes it
        }
    }

    /// The gateways and the shop of this machine: where they were before, if there is a directory that knows.
    ///
    /// @throws Refusal if somebody else answers there now
    static OutsideWorld world(GatewayKeys keys, Pace pace, Optional<Path> data, long seed) {
        try {
            var outsideWorld = OutsideWorld.open(keys, pace, data.flatMap(Addresses::read), seed);
            data.ifPresent(outsideWorld.addresses()::write);
            return outsideWorld;
        } catch (UncheckedIOException | BadJson cannot) {
            throw new Refusal("The simulated gateways do not start. " + cannot.getMessage(), cannot);
        }
    }

    /// The endpoint to use instead of our engines, as every AWS tool is told of it.
    static Optional<StackOptions.Elsewhere> elsewhere(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).map(url -> {
            var key = new EngineClients.Key(
                    environment.getOrDefault("AWS_ACCESS_KEY_ID", EngineClients.Key.LOCAL.id()),
                    environment.getOrDefault("AWS_SECRET_ACCESS_KEY", EngineClients.Key.LOCAL.secret()));
            var region = environment.getOrDefault("AWS_REGION", "us-east-1");
            return new StackOptions.Elsewhere(URI.create(url), region, key);
        });
    }

    /// @throws Refusal if the template, the directory or an engine does not let it start
    static LocalStack start(StackOptions options) {
        try {
            return LocalStack.start(options);
        } catch (IllegalStateException | UncheckedIOException cannot) {
            throw new Refusal("It does not start. " + cannot.getMessage(), cannot);
        }
    }

    /// Goes on where the last run ended; of what is older than the last 20 MB, one file more is kept.
    private PrintStream log() {
        try {
            Files.createDirectories(work);
            if (Files.exists(functionsLog()) && Files.size(functionsLog()) > LARGEST_LOG) {
                Files.move(functionsLog(), work.resolve("functions.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var file = Files.newOutputStream(functionsLog(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new PrintStream(file, true, StandardCharsets.UTF_8);
        } catch (IOException cannot) {
            throw new Refusal("The functions' log cannot be written: " + functionsLog(), cannot);
        }
    }
}
