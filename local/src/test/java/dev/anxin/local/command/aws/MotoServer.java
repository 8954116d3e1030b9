package dev.anxin.local.command.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// moto: an AWS account in another process, for as long as this is open.
record MotoServer(Process process, URI uri) implements AutoCloseable {
    private static final Path PROGRAM = Path.of("../target/moto/bin/moto_server");
    private static final Pattern RUNS = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    /// Where it is not installed its tests are left out; in CI they fail.
    static MotoServer start() {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM) || "true".equals(System.getenv("CI")),
                "left out, for want of moto: checks/python target/moto checks/aws/requirements.txt fetches it");
        try {
            var process = new ProcessBuilder(PROGRAM.toString(), "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
            return new MotoServer(process, address(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("moto does not start", e);
        }
    }

    private static URI address(BufferedReader output) throws IOException {
        var printed = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var runs = RUNS.matcher(line);
            if (runs.find()) {
                Thread.ofVirtual()
                        .start(() -> output.lines().forEach(rest -> {})); // else it stops when the pipe is full
                return URI.create(runs.group(1));
            }
            printed.append(line).append('\n');
        }
        throw new IllegalStateException("moto ended: " + printed);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
