package dev.anxin.simulation.command;

import dev.anxin.json.Json;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.simulation.explore.ScheduleReport;
import dev.anxin.simulation.mutant.Hunt;
import dev.anxin.simulation.patch.PatchCompiler;
import dev.anxin.simulation.patch.Sources;
import dev.anxin.simulation.upgrade.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One schedule as it went.
@Command(
        name = "story",
        description = {
            "Tell one schedule.",
            "What people did (>), what went wrong on the way (!), what was written and said.",
            "One that shows something wrong is made smaller first, while the same is wrong."
        })
final class StoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Output output = new Output();

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
        return output.answer(new StoryResult(scheduleReport));
    }

    private Version version(Arguments arguments) {
        return mutant.isEmpty()
                ? Version.OURS
                : Hunt.of(arguments.mutant(mutant), new PatchCompiler(Sources.atHand()))
                        .version();
    }

    private record StoryResult(ScheduleReport report) implements CommandResult {
        @Override
        public void print(Screen screen) {
            report.lines().forEach(screen::verbatim);
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.story/1",
                    "right", report.isRight(),
                    "lines", Json.array(report.lines().stream()));
        }

        @Override
        public int exitCode() {
            return report.isRight() ? 0 : 1;
        }
    }
}
