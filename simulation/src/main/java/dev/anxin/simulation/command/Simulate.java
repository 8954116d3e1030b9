package dev.anxin.simulation.command;

import dev.anxin.local.terminal.Output;
import dev.anxin.simulation.explore.Exploration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `./anxin simulate`: plays schedules by chance, and says what it found.
@Command(
        name = "anxin simulate",
        sortOptions = false,
        description = {
            "Judge many schedules of the production functions.",
            "Played in a world in memory and in virtual time, one schedule for each seed: news early, late, doubled, wrong"
                    + " or lost, functions that die, everything at the same time. After every step and at the end it is"
                    + " judged. The same seeds give the same trace hash, with any number of threads.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 nothing was wrong; 1 something was; 2 what was asked is not understood; 130 stopped by Ctrl-C."
        })
public final class Simulate implements Callable<Integer> {
    private static final int WIDTH = 110;

    /// Functions warn about what they could not read in time. Here such faults are made on purpose, and the
    /// warnings say nothing new.
    private static final Logger LOUD = Logger.getLogger("dev.anxin");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many schedules (default: ${DEFAULT-VALUE}).")
    private String seeds = "";

    @Option(names = "--from", paramLabel = "S", defaultValue = "1", description = "The first seed (default: 1).")
    private String from = "";

    @Option(
            names = "--profile",
            paramLabel = "P",
            defaultValue = "mixed",
            completionCandidates = ProfileWords.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String profile = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "",
            description = "On how many threads (default: one for each core).")
    private String threads = "";

    /// @param arguments as the script passes them on
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        LOUD.setLevel(Level.OFF);
        return commandLine(arguments).execute(arguments);
    }

    /// @param arguments `anxin cost` plays payments too, so the script hands it over with its name
    static CommandLine commandLine(String... arguments) {
        var isCost = arguments.length > 0 && arguments[0].equals("cost");
        return finished(isCost ? cost() : simulate());
    }

    private static CommandLine cost() {
        return new CommandLine(CommandSpec.create().name("anxin")).addSubcommand(withHelp(new CostCommand()));
    }

    private static CommandLine simulate() {
        return withHelp(new Simulate())
                .addSubcommand(withHelp(new StoryCommand()))
                .addSubcommand(withHelp(new ExhaustiveCommand()))
                .addSubcommand(withHelp(new MutantsCommand()));
    }

    private static CommandLine finished(CommandLine line) {
        line.setUsageHelpWidth(WIDTH);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(Simulate::carryOut);
        line.setParameterExceptionHandler(Simulate::refuse);
        return Output.withJsonErrors(line);
    }

    /// `--profile storm story 7` would tell another story than the one that was meant.
    private static int carryOut(ParseResult asked) {
        if (asked.hasSubcommand() && !asked.matchedOptions().isEmpty()) {
            var subcommand = asked.subcommand().commandSpec();
            throw new ParameterException(
                    subcommand.commandLine(),
                    "options of %s come behind it: %s"
                            .formatted(
                                    subcommand.name(),
                                    asked.matchedOptions().getFirst().longestName()));
        }
        return new CommandLine.RunLast().execute(asked);
    }

    /// In one line; the help is long.
    private static int refuse(ParameterException wrong, String... arguments) {
        var line = wrong.getCommandLine();
        var hint = wrong instanceof UnmatchedArgumentException || wrong instanceof MissingParameterException
                ? "; " + line.getCommandSpec().qualifiedName() + " --help says what there is"
                : "";
        line.getErr().println("anxin: " + wrong.getMessage() + hint);
        line.getErr().flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static CommandLine withHelp(Object command) {
        var line = new CommandLine(command);
        line.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this.")
                        .build());
        return line;
    }

    @Override
    public Integer call() {
        var arguments = new Arguments(spec.commandLine());
        var exploration = new Exploration(
                arguments.profile(profile),
                arguments.number("--from", from, Arguments.LARGEST_SEED),
                arguments.number("--seeds", seeds, Arguments.MOST_SEEDS));
        return new RunProgress(exploration, output).run(arguments.threads(threads));
    }
}
