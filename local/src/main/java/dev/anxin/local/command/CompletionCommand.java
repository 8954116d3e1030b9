package dev.anxin.local.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The shell's part of tab completion.
@Command(
        name = "completion",
        description = {
            "Print a script for tab completion.",
            "In this shell:   eval \"$(./anxin completion bash)\"   (or zsh)",
            "In every shell:  put that line, with the whole path, into ~/.bashrc or ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {
    /// What the script `anxin` does itself.
    private static final List<String> OF_THE_SCRIPT = List.of("cost", "simulate", "test");

    /// Nearly the same text serves both: it sees in which it is.
    private enum Shell {
        bash,
        zsh
    }

    @SuppressWarnings("UnusedVariable") // picocli refuses any other shell; the same text serves these two
    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<Shell> shell = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var all = new CommandLine(spec.root().userObject());
        spec.root().subcommands().forEach(all::addSubcommand);
        OF_THE_SCRIPT.forEach(name -> all.addSubcommand(name, CommandSpec.create()));
        var out = spec.commandLine().getOut();
        if (shell.orElseThrow() == Shell.zsh) {
            out.println("compopt() { :; }"); // zsh has none; the script's alias comes too late in an eval
        }
        out.print(AutoComplete.bash("anxin", all));
        out.flush();
        return 0;
    }
}
