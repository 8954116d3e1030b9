package dev.anxin.local.terminal;

import dev.anxin.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// What a command writes: lines for people, or with `--json` its answer alone, as JSON on one line.
public final class Output {
    private static final String JSON = "--json";

    @Option(names = JSON, description = "Print the answer as JSON, and nothing else.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// For what is said on the way to the answer. Nothing is seen of it beside JSON.
    public Screen screen() {
        return json ? Screen.nowhere() : Screen.of(out());
    }

    /// As [#screen], beside the answer: on stderr.
    public Screen aside() {
        return json ? Screen.nowhere() : Screen.of(command.commandLine().getErr());
    }

    /// As [#screen], for who writes to a stream.
    public PrintStream stream() {
        return json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : System.out;
    }

    /// @return the exit code
    public int answer(CommandResult result) {
        if (json) {
            out().println(result.json().write());
            out().flush();
        } else {
            result.print(Screen.of(out()));
        }
        return result.exitCode();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    /// Whoever asks for JSON gets errors as JSON too: `{"error": ...}` on stderr, with the same exit code.
    ///
    /// @param line with all its commands and handlers; called once
    public static CommandLine withJsonErrors(CommandLine line) {
        var failed = line.getExecutionExceptionHandler();
        var misread = line.getParameterExceptionHandler();
        line.setExecutionExceptionHandler((thrown, command, asked) -> isAsked(arguments(asked))
                ? error(command, thrown, command.getCommandSpec().exitCodeOnExecutionException())
                : failed.handleExecutionException(thrown, command, asked));
        line.setParameterExceptionHandler((wrong, arguments) -> isAsked(List.of(arguments))
                ? error(
                        wrong.getCommandLine(),
                        wrong,
                        wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput())
                : misread.handleParseException(wrong, arguments));
        return line;
    }

    private static List<String> arguments(ParseResult asked) {
        return asked.expandedArgs();
    }

    private static boolean isAsked(List<String> arguments) {
        return arguments.contains(JSON);
    }

    private static int error(CommandLine command, Exception thrown, int exitCode) {
        var message = Optional.ofNullable(thrown.getMessage()).orElseGet(thrown::toString);
        command.getErr().println(Json.object("error", message).write());
        command.getErr().flush();
        return exitCode;
    }
}
