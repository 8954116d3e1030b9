package dev.anxin.local.command.aws;

import dev.anxin.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A `sam` for the PATH that notes how it is called, and makes stacks in an AWS of the tests.
final class RecordingSam {
    static final String VERSION = "SAM CLI, version 1.170.0";

    private static final Path PYTHON = Path.of("../target/moto/bin/python");

    private final Path folder;
    private final URI endpoint;
    private final Map<String, String> outputs;

    /// @param outputs of the stacks that it makes, beside the topic for operations
    RecordingSam(Path folder, URI endpoint, Map<String, String> outputs) throws IOException {
        this.folder = folder;
        this.endpoint = endpoint;
        this.outputs = outputs;
        var script = "#!/bin/sh\nexec '%s' '%s' '%s' \"$@\"\n"
                .formatted(PYTHON.toAbsolutePath().normalize(), program(), folder);
        var sam = Files.writeString(folder.resolve("sam"), script);
        if (!sam.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + sam);
        }
        be(VERSION, "");
    }

    private static Path program() {
        try {
            return Path.of(Objects.requireNonNull(RecordingSam.class.getResource("recording-sam.py"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// From now on.
    ///
    /// @param version what it prints of itself
    /// @param failsAt the command that fails; empty for none
    void be(String version, String failsAt) throws IOException {
        var parameters = Json.object(
                "CheckConcurrency", "5",
                "DeliveryConcurrency", "10",
                "ParallelizationFactor", "10",
                "ReconcileConcurrency", "4",
                "RefundConcurrency", "2",
                "JwtIssuer", "",
                "JwtAudience", "anxin");
        var named = Json.object(outputs.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray());
        Files.writeString(
                folder.resolve("settings.json"),
                Json.object(
                                "version", version,
                                "failsAt", failsAt,
                                "endpoint", endpoint,
                                "parameters", parameters,
                                "outputs", named)
                        .write());
    }

    /// How it was called since the last time.
    List<String> calls() throws IOException {
        var file = folder.resolve("calls");
        if (!Files.exists(file)) {
            return List.of();
        }
        var lines = Files.readAllLines(file);
        Files.delete(file);
        return lines;
    }
}
