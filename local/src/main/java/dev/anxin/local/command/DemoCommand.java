package dev.anxin.local.command;

import dev.anxin.local.LocalStack;
import dev.anxin.local.demo.Demo;
import dev.anxin.local.demo.Scenario;
import dev.anxin.local.demo.Scenarios;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Five payments, shown and judged.
@Command(
        name = "demo",
        description = {
            "Send five payments through the whole system and show what becomes of each.",
            "Exit code 1 if anything is not as it should be."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory; without it, in memory.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Ids and amounts follow from it. Default: 1; with --data a new one each time.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Place place;
    private final LongFunction<List<Scenario>> scenarios;

    DemoCommand(Place place) {
        this(place, Scenarios::of);
    }

    /// @param scenarios by seed
    DemoCommand(Place place, LongFunction<List<Scenario>> scenarios) {
        this.place = place;
        this.scenarios = scenarios;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (Place.elsewhere(System.getenv()).isPresent()) {
            throw new Refusal("The demo watches engines of its own. Unset AWS_ENDPOINT_URL, or use: anxin up");
        }
        var screen = Screen.of(spec.commandLine().getOut());
        var begin = System.nanoTime();
        long drawn = seed.orElseGet(
                () -> data.isPresent() ? ThreadLocalRandom.current().nextLong(1_000_000) : 1L);
        screen.line(Ink.BOLD, "Anxin demo, seed " + drawn + ": template.yaml on this machine, and five payments");
        var keys = Place.keys(data);
        var lines = new StartLines(screen, true);
        try (var stack = Place.start(place.options(keys, data, lines));
                var demo = new Demo(stack, keys, screen)) {
            lines.end();
            return run(demo, scenarios.apply(drawn), stack, screen, begin);
        }
    }

    private int run(Demo demo, List<Scenario> scenarios, LocalStack stack, Screen screen, long begin)
            throws InterruptedException {
        if (demo.knows(scenarios)) {
            throw new Refusal("These payments are in " + data.orElseThrow() + " already. Take another --seed.");
        }
        legend(screen, stack);
        var wrong = demo.run(scenarios);
        var seconds = String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
        screen.line(
                wrong.isEmpty() ? Ink.GREEN : Ink.RED,
                (wrong.isEmpty() ? "Everything is as it should be." : "Something is not as it should be.") + " ("
                        + seconds + ")");
        return wrong.isEmpty() ? 0 : 1;
    }

    private void legend(Screen screen, LocalStack stack) {
        screen.line("");
        screen.line("The API answers at " + stack.apiUri() + "; the functions log to " + place.functionsLog());
        screen.line("   shop, stripe, olepay   HTTP requests from outside, and what they were answered");
        screen.line("   fact                   something learned: written once to DynamoDB, never changed");
        screen.line("   state                  what the facts add up to, in any order");
        screen.line("   wake                   an SQS message: look at this payment again then");
        screen.line("   event, message         SNS: what the shop's systems and the customer hear");
    }
}
