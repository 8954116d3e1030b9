package dev.anxin.local.command;

import dev.anxin.local.template.TemplateRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line's entrance.
@Command(
        name = "anxin",
        mixinStandardHelpOptions = true,
        version = "anxin 0.1.0-SNAPSHOT",
        header = "Anxin makes sure that every payment gets an answer. This runs it on your machine.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%n",
        footer = {
            "  test     Run what CI runs: all tests, then everything that judges template.yaml.",
            "",
            "anxin help COMMAND says more. Exit codes: 0 it is so; 1 it is not (a wrong result, not trusted,",
            "refused by the API); 2 it could not be found out (wrong arguments, nothing runs)."
        })
public final class Anxin implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param arguments as the script passes them on
    public static void main(String[] arguments) {
        System.exit(commandLine(Place.ofProcess()).execute(arguments));
    }

    /// All commands, over what is at that place.
    public static CommandLine commandLine(Place place) {
        var line = new CommandLine(new Anxin())
                .addSubcommand(new DemoCommand(place))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Anxin::failed);
        line.getSubcommands().values().forEach(one -> one.getCommandSpec().exitCodeOnExecutionException(2));
        return line;
    }

    private static int failed(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof Refusal || thrown instanceof TemplateRefused) {
            line.getErr().println("anxin: " + thrown.getMessage());
            line.getErr().flush();
            return 2;
        }
        throw thrown;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
