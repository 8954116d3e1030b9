package dev.anxin.simulation.command;

import dev.anxin.local.cost.Bill;
import dev.anxin.local.cost.MonthlyCost;
import dev.anxin.local.cost.Price;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import dev.anxin.local.terminal.Output;
import dev.anxin.simulation.cost.KeyUses;
import dev.anxin.simulation.cost.PaymentStory;
import dev.anxin.simulation.cost.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./anxin cost`.
@Command(
        name = "cost",
        description = {
            "Say what payments cost at AWS.",
            "Plays many payments over the production functions, counts everything that AWS charges, and prints dollars"
                    + " for a million payments, the fixed cost of a month, and how hot the table's keys become.",
            ""
        })
final class CostCommand implements Callable<Integer> {
    private static final long MOST_PAYMENTS = 100_000;
    private static final long MOST_PER_SECOND = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many of each story (default: ${DEFAULT-VALUE}).")
    private String payments = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many begin in a second: more share a run of a function (default: ${DEFAULT-VALUE}).")
    private String rate = "";

    @Override
    public Integer call() {
        var arguments = new Arguments(spec.commandLine());
        var most = (int) arguments.number("--payments", payments, MOST_PAYMENTS);
        var perSecond = (int) arguments.number("--rate", rate, MOST_PER_SECOND);
        var yaml = template();
        var names = new PhysicalNames("anxin", "us-east-1", "000000000000", Map.of());
        var template = TemplateReader.read(yaml, Map.of(), names, new Findings());
        var replays = Stream.of(PaymentStory.values())
                .parallel()
                .map(story -> Replay.of(story, template, most, perSecond))
                .toList();
        var fixed = MonthlyCost.of(TemplateReader.types(yaml, Map.of(), names), template)
                .plus(Replay.idleMonth(template))
                .plus(metrics(replays));
        return output.answer(
                new CostResult(replays, perSecond, fixed, KeyUses.mixed(replays.getFirst(), replays.getLast())));
    }

    private static Bill metrics(List<Replay> replays) {
        var names = replays.stream()
                .flatMap(replay -> replay.metrics().stream())
                .distinct()
                .count();
        return new Bill(Map.of(Price.METRICS, (double) names));
    }

    /// That of the repository that this process works in.
    private static String template() {
        var home = Optional.ofNullable(System.getProperty("anxin.home")).orElse(".");
        var file = Stream.of(home, "..")
                .map(place -> Path.of(place, "template.yaml"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("template.yaml is not here: run this in the repository"));
        try {
            return Files.readString(file);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
