package dev.anxin.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `anxin completion` prints, in a real bash.
final class CompletionCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Anxin.commandLine(new LocalPaths(directory, directory))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /// What bash would offer for the last of these words.
    private List<String> offered(String... words) throws Exception {
        var file = Files.writeString(directory.resolve("completion.bash"), out.toString());
        var ask = "source " + file + " && COMP_WORDS=(\"$@\") && COMP_CWORD=$(($# - 1)) && COMP_LINE=\"$*\""
                + " && { _complete_anxin 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"; }";
        var command = new ArrayList<>(List.of("bash", "--norc", "-c", ask, "bash"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text.lines().toList();
    }

    @Test
    void offersEveryCommandAndTheScriptsOwn() throws Exception {
        assertThat(run("completion", "bash")).isZero();
        var commands = new ArrayList<>(Anxin.commandLine(new LocalPaths(directory, directory))
                .getSubcommands()
                .keySet());
        commands.addAll(List.of("cost", "simulate", "test"));
        assertThat(offered("./anxin", "")).contains("demo", "help").containsExactlyInAnyOrderElementsOf(commands);
        assertThat(offered("./anxin", "tr")).containsExactly("trigger");
        assertThat(offered("anxin", "up", "--sp")).containsExactly("--speed");
        assertThat(offered("./anxin", "trigger", "--me")).containsExactly("--method");
        assertThat(offered("./anxin", "trigger", "--method", "b")).containsExactly("bank_debit", "bank_transfer");
    }

    @Test
    void servesTheCommandByItsNameAlone() {
        run("completion", "bash");
        // bash and zsh look for the name behind the last slash: it holds for ./anxin too.
        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_anxin -o default anxin ");
    }

    @Test
    void zshIsGivenWhatItLacks() {
        run("completion", "zsh");
        assertThat(out.toString()).startsWith("compopt()").contains("bashcompinit");
    }

    @Test
    void refusesAnotherShell() {
        assertThat(run("completion", "csh")).isEqualTo(2);
        assertThat(run("completion")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of [bash, zsh]");
        assertThat(out.toString()).isEmpty();
    }
}
