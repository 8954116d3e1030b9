package dev.anxin.local.command;

import dev.anxin.local.command.aws.AccountAddCommand;
import dev.anxin.local.command.aws.DeployCommand;
import dev.anxin.local.command.aws.DeploymentTools;
import dev.anxin.local.command.aws.UndeployCommand;
import dev.anxin.local.deploy.DeploymentRefusal;
import dev.anxin.local.template.TemplateRejection;
import dev.anxin.local.terminal.Output;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line's entrance.
@Command(
        name = "anxin",
        mixinStandardHelpOptions = true,
        version = "anxin 0.1.0-SNAPSHOT",
        header = "Anxin makes sure that every payment gets an answer. This runs it on your machine.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%n",
        footer = {
            "  cost         Say what payments cost at AWS.",
            "  simulate     Judge many schedules in virtual time.",
            "  test         Run all tests, as CI does.",
            "  --fetch-jdk  Fetch a JDK 25 for Anxin alone.",
            "",
            "anxin help COMMAND says more. With --json a command prints its answer as JSON.",
            "Exit codes: 0 it is so; 1 it is not (a wrong result, not trusted, refused); 2 it could not be found out (wrong"
                    + " arguments, nothing runs)."
        })
public final class Anxin implements Runnable {
    private static final int WIDTH = 110;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param arguments as the script passes them on
    public static void main(String[] arguments) {
        System.exit(commandLine(LocalPaths.ofProcess()).execute(arguments));
    }

    /// All commands, over what is at that place.
    public static CommandLine commandLine(LocalPaths localPaths) {
        return commandLine(localPaths, DeploymentTools.ofProcess(localPaths.home()));
    }

    /// The same with other tools than this process has.
    public static CommandLine commandLine(LocalPaths localPaths, DeploymentTools tools) {
        var line = new CommandLine(new Anxin());
        Stream.of(
                        new DemoCommand(localPaths),
                        new UpCommand(localPaths),
                        new TokenCommand(localPaths),
                        new TriggerCommand(localPaths),
                        new FindCommand(localPaths),
                        new StuckCommand(localPaths),
                        new ShowCommand(localPaths),
                        new RefundCommand(localPaths),
                        new ResendCommand(localPaths),
                        new ReconcileCommand(localPaths),
                        new CatchUpCommand(localPaths),
                        new DoctorCommand(localPaths),
                        new VerifyCommand(),
                        new FuzzCommand(localPaths),
                        new DeployCommand(tools),
                        new UndeployCommand(tools),
                        new CompletionCommand())
                .forEach(command -> line.addSubcommand(command(command)));
        line.addSubcommand(command(new AccountCommand())
                .addSubcommand(command(new AccountCommand.Check()))
                .addSubcommand(command(new AccountAddCommand(tools))));
        line.addSubcommand(command(new CodesCommand(localPaths)).addSubcommand(command(new CodesCommand.Check())));
        line.addSubcommand(command(new MessagesCommand())
                .addSubcommand(command(new MessagesCommand.Lint()))
                .addSubcommand(command(new MessagesCommand.Preview(localPaths))));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setUsageHelpWidth(WIDTH);
        line.setUsageHelpAutoWidth(true); // a terminal has its own
        line.setExecutionExceptionHandler(Anxin::failed);
        line.setParameterExceptionHandler(Anxin::misunderstood);
        return Output.withJsonErrors(line);
    }

    /// One line that names what is wrong, the names that were perhaps meant, and where more stands.
    private static int misunderstood(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        var err = line.getErr();
        if (arguments.length == 0) {
            line.usage(err);
        } else {
            err.println("anxin: " + wrong.getMessage());
            UnmatchedArgumentException.printSuggestions(wrong, err);
            err.println("See: ./" + line.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return 2;
    }

    /// One command by itself.
    static CommandLine command(Object command) {
        var line = new CommandLine(command).setExecutionExceptionHandler(Anxin::failed);
        line.getCommandSpec()
                .exitCodeOnExecutionException(2)
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this.")
                        .build());
        return Output.withJsonErrors(line);
    }

    private static int failed(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof Refusal
                || thrown instanceof DeploymentRefusal
                || thrown instanceof TemplateRejection
                || thrown instanceof UncheckedIOException) {
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
