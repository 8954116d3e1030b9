package dev.anxin.simulation.command;

import dev.anxin.simulation.explore.ScheduleReport;
import dev.anxin.simulation.mutant.Hunt;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.Sources;
import dev.anxin.simulation.upgrade.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One schedule as it went.
@Command(
        name = "story",
        description = {
            "Tells one schedule: what people did (>), what went wrong on the way (!), what was written and said.",
            "One that shows something wrong is made smaller first, while the same is wrong."
        })
final class StoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SEED")
    private String seed = "";

    @Option(names = "--profile", paramLabel = "P", defaultValue = "mixed", description = "As of the run it is from.")
    private String profile = "";

    @Option(names = "--mutant", paramLabel = "NAME", description = "With this deliberate bug in the functions.")
    private String mutant = "";

    @Override
    public Integer call() {
        var arguments = new Arguments(spec.commandLine());
        var scheduleReport = ScheduleReport.of(
                arguments.profile(profile), arguments.number("SEED", seed, Arguments.LARGEST_SEED), version(arguments));
        scheduleReport.lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return scheduleReport.isRight() ? 0 : 1;
    }

    private Version version(Arguments arguments) {
        return mutant.isEmpty()
                ? Version.OURS
                : Hunt.of(arguments.mutant(mutant), new PatchCompiler(Sources.atHand()))
                        .version();
    }
}
