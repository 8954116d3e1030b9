package dev.anxin.simulation.command;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.mutant.MutantOutcome;
import dev.anxin.simulation.mutant.Mutants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The test of the test.
@Command(
        name = "mutants",
        description = {
            "Hunt for deliberate bugs.",
            "Lays them over the production code, one at a time, and plays schedules until one shows it."
        })
final class MutantsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which; all, if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Schedules for each at most (default: ${DEFAULT-VALUE}).")
    private String most = "";

    @Option(names = "--record", description = "Note the seeds that were found in the sources.")
    private boolean record;

    @Override
    public Integer call() {
        var arguments = new Arguments(spec.commandLine());
        var hunt = new ArrayList<String>();
        names.forEach(
                name -> hunt.addAll(List.of("--mutant", arguments.mutant(name).name())));
        hunt.addAll(List.of("--most", "" + arguments.number("--most", most, Arguments.MOST_SEEDS)));
        if (record) {
            hunt.add("--record");
        }
        var outcomes = new ArrayList<MutantOutcome>();
        var exitCode = Mutants.run(hunt.toArray(String[]::new), output.stream(), outcomes::add);
        return output.answer(new MutantsResult(outcomes, exitCode));
    }

    /// @param exitCode 0: none is left that no schedule shows
    private record MutantsResult(List<MutantOutcome> outcomes, int exitCode) implements CommandResult {
        @Override
        public void print(Screen screen) {
            // each has been said as it came
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.mutants/1",
                    "mutants",
                    Json.array(outcomes.stream().map(MutantOutcome::json)));
        }
    }
}
