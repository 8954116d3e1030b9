package dev.anxin.local.command;

import dev.anxin.json.BadJson;
import dev.anxin.local.fuzz.FuzzReplay;
import dev.anxin.local.fuzz.FuzzResult;
import dev.anxin.local.fuzz.FuzzTally;
import dev.anxin.local.fuzz.Fuzzer;
import dev.anxin.local.fuzz.SignedBodies;
import dev.anxin.local.fuzz.Specimens;
import dev.anxin.local.simulator.GatewaySimulators;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.terminal.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a callback that somebody tampered with is ever believed. Needs nothing that runs.
@Command(
        name = "fuzz",
        description = {
            "Tamper with callbacks, and see whether one is believed.",
            "Genuine callbacks of every gateway are altered and go to the function that receives them: none may be"
                    + " accepted, none may make it fail, no answer may say more than docs/guarantees.md allows. Then bodies"
                    + " of any bytes are signed, and believed exactly if they arrive as they were. Needs nothing that runs.",
            "Exit code 0 nothing was wrong, 1 something was (each case is kept in a file), 2 it could not be tried."
        })
final class FuzzCommand implements Callable<Integer> {
    private static final int BODIES = 10_000;

    private final LocalPaths localPaths;

    @Option(names = "--seconds", paramLabel = "N", description = "For how long (default: 10).")
    private Optional<Long> seconds = Optional.empty();

    @Option(names = "--requests", paramLabel = "N", description = "How many, however long that takes.")
    private Optional<Long> requests = Optional.empty();

    @Option(
            names = "--bodies",
            paramLabel = "N",
            defaultValue = "" + BODIES,
            description = "How many bodies are signed (default: ${DEFAULT-VALUE}).")
    private int bodies = BODIES;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "What is done follows from it.")
    private long seed = 1;

    @Option(names = "--gateway", paramLabel = "G", description = "This one alone.")
    private Optional<String> gateway = Optional.empty();

    @Option(names = "--replay", paramLabel = "FILE", description = "Send a case again that was kept.")
    private Optional<Path> replay = Optional.empty();

    @Mixin
    private Output output = new Output();

    FuzzCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() {
        if (replay.isPresent()) {
            return output.answer(again(replay.get()));
        }
        if (seconds.orElse(1L) < 1 || requests.orElse(1L) < 1 || bodies < 0) {
            throw new Refusal("--seconds and --requests must be at least 1, and --bodies at least 0");
        }
        if (seconds.isPresent() && requests.isPresent()) {
            throw new Refusal("Either --seconds or --requests says when to stop");
        }
        var all = Specimens.of(gateways());
        var fuzzer = new Fuzzer(all, seed);
        var start = System.nanoTime();
        var tally = fuzzer.run(goOn(start));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var signed = new SignedBodies(all, seed).run(bodies);
        return output.answer(new FuzzResult(seed, took, tally, signed, kept(tally, signed)));
    }

    private LongPredicate goOn(long start) {
        if (requests.isPresent()) {
            var most = requests.get();
            return number -> number < most;
        }
        var limit = Duration.ofSeconds(seconds.orElse(10L)).toNanos();
        return _ -> System.nanoTime() - start < limit;
    }

    private Collection<GatewaySimulator> gateways() {
        var all = GatewaySimulators.all();
        if (gateway.isEmpty()) {
            return all.values();
        }
        return List.of(GatewaySimulators.named(gateway.get())
                .orElseThrow(() -> new Refusal(
                        "There is no gateway '" + gateway.get() + "'. Known: " + String.join(", ", all.keySet()))));
    }

    private List<Path> kept(FuzzTally tally, SignedBodies.BodiesResult signed) {
        var directory = localPaths.work().resolve("fuzz");
        return Stream.concat(tally.findings().stream(), signed.findings().stream())
                .map(finding -> FuzzReplay.write(directory, finding))
                .toList();
    }

    private static FuzzReplay again(Path file) {
        try {
            return FuzzReplay.of(file);
        } catch (IOException unreadable) {
            throw new Refusal("This file cannot be read: " + file, unreadable);
        } catch (BadJson otherForm) {
            throw new Refusal("This file is no case that was kept: " + file + ": " + otherForm.getMessage(), otherForm);
        }
    }
}
