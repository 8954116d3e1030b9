package dev.anxin.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A handler in Python, in a process of its own: it keeps what it imported from one event to the next, as at Lambda. A
/// process that died is started anew with the next event.
public final class PythonFunction implements RequestStreamHandler, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProcessBuilder builder;
    private final PrintStream log;
    private @Nullable Process process;
    private volatile String lastLine = "";

    private PythonFunction(ProcessBuilder builder, PrintStream log) {
        this.builder = builder;
        this.log = log;
    }

    /// @param python the program; it needs boto3, which Lambda's own brings along
    /// @param code the folder that the module lies in
    /// @param handler `module.function`
    /// @param log gets what it prints
    /// @throws IllegalStateException if it cannot be imported; the log says why
    public static PythonFunction start(
            String python, Path code, String handler, Map<String, String> environment, PrintStream log) {
        var builder = new ProcessBuilder(python, "-c", runtime(), handler, code.toString());
        var inherited = builder.environment();
        inherited.keySet().removeIf(name -> name.startsWith("AWS_")); // nobody's own account
        inherited.putAll(environment);
        inherited.putAll(Map.of(
                "AWS_DEFAULT_REGION", environment.getOrDefault("AWS_REGION", ""), // Lambda gives both; boto3 reads this
                "AWS_EC2_METADATA_DISABLED", "true",
                "PYTHONIOENCODING", "utf-8"));
        var function = new PythonFunction(builder, log);
        try {
            function.running();
            return function;
        } catch (IOException e) {
            throw new IllegalStateException(code + " does not start with " + python + ": " + e.getMessage(), e);
        }
    }

    private static String runtime() {
        try (var text = Objects.requireNonNull(PythonFunction.class.getResourceAsStream("runtime.py"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Process running() throws IOException {
        var now = process;
        if (now != null && now.isAlive()) {
            return now;
        }
        var started = builder.start();
        process = started;
        var copy = Thread.ofVirtual().name("log of " + builder.command().get(3)).start(() -> copyLog(started));
        try {
            answer(started); // it is imported
        } catch (IOException e) {
            join(copy);
            throw new IOException(e.getMessage() + " (" + lastLine + ")", e);
        }
        return started;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyLog(Process of) {
        try (var lines = of.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::log);
        } catch (IOException | UncheckedIOException ended) {
            log.println("no more of its log: " + ended.getMessage());
        }
    }

    private void log(String line) {
        lastLine = line;
        log.println(line);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var running = running();
        var line = JSON.writeValueAsString(JSON.readTree(event)) + "\n"; // in one line
        var input = running.getOutputStream();
        input.write(line.getBytes(StandardCharsets.UTF_8));
        input.flush();
        var said = JSON.readTree(answer(running));
        if (said.has("failure")) {
            throw new IOException(said.path("failure").asString());
        }
        answer.write(JSON.writeValueAsBytes(said.path("answer")));
    }

    private static String answer(Process of) throws IOException {
        BufferedReader reader = of.inputReader(StandardCharsets.UTF_8);
        var line = reader.readLine();
        if (line == null) {
            throw new IOException("Runtime.ExitError: the process ended");
        }
        return line;
    }

    /// Ends the process at once, whatever it is at. It may still count as alive for a while, and gets no event.
    @Override
    public synchronized void close() {
        var now = process;
        process = null;
        if (now != null) {
            now.destroyForcibly();
        }
    }
}
