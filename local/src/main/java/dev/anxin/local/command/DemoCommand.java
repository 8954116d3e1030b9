package dev.anxin.local.command;

import dev.anxin.local.LocalStack;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.Demo;
import dev.anxin.local.demo.DemoReport;
import dev.anxin.local.demo.Merchant;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.RungAlarm;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.demo.gateway.GatewayStories;
import dev.anxin.local.example.ExampleSubscribers;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.payment.PaymentKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Many payments, shown and judged.
@Command(
        name = "demo",
        description = {
            "Play thirty-three payments in fast motion, and judge them.",
            "Gateways fail in every way, customers wait, money goes back. Shows what each customer and the shop are told"
                    + " and when, and whether that is right.",
            "Exit code 1 if anything is not as it should be."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int FASTEST = 3_600; // an hour a second: beyond, work takes all the time there is

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory; without it, in memory.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = {
                "Ids and amounts follow from it. Default: 1; with --data a new one each time.",
                "Several are played side by side: --seed 1 --seed 2 (not with --data)."
            })
    private List<Long> seeds = List.of();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How fast time goes while nothing is to be done. Default: ${DEFAULT-VALUE}.")
    private double speed = 60;

    @Option(
            names = "--gateway",
            paramLabel = "G",
            completionCandidates = GatewayStories.Names.class,
            description = {
                "Play the stories of this gateway alone: ${COMPLETION-CANDIDATES}.",
                "Several are played side by side: --gateway adyen --gateway wechat. Default: OlePay and Stripe, for which"
                        + " what goes wrong is the same; 'others' is the rest."
            })
    private List<String> gatewayWords = List.of();

    @Option(
            names = "--subscribers",
            description = {
                "Run both of examples/ beside it, before an e-mail and a text message provider of this machine; wrong, too, if"
                        + " not each message is delivered once.",
                "Needs python3 with boto3."
            })
    private boolean subscribers;

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;
    private final LongFunction<List<Story>> stories;

    DemoCommand(LocalPaths localPaths) {
        this(localPaths, Stories::of);
    }

    /// @param stories by seed
    DemoCommand(LocalPaths localPaths, LongFunction<List<Story>> stories) {
        this.localPaths = localPaths;
        this.stories = stories;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (LocalPaths.elsewhere(System.getenv()).isPresent()) {
            throw new Refusal("The demo has engines of its own. Unset AWS_ENDPOINT_URL, or use: anxin up");
        }
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new Refusal("A speed is 1 to " + FASTEST + ", not " + speed);
        }
        var gateways = gateways();
        if (!gateways.isEmpty() && seeds.size() > 1) {
            throw new Refusal("With --gateway there is one --seed at a time");
        }
        if (data.isPresent() && seeds.size() > 1) {
            throw new Refusal("A directory takes one --seed at a time");
        }
        var screen = output.screen();
        var begin = System.nanoTime();
        long first = seeds.isEmpty() ? unsaid() : seeds.getFirst();
        var played = new ArrayList<>(gateways.isEmpty() ? stories.apply(first) : of(gateways, first));
        var keys = localPaths.keys(data);
        for (var gateway : gateways) {
            keys = keys.with(gateway);
        }
        for (var another : seeds.stream().distinct().skip(1).toList()) {
            var suffix = "-" + another; // each seed's own gateway goes down, and its own shop is broken
            keys = keys.withOwn(suffix);
            played.addAll(Stories.of(another, suffix));
        }
        screen.line(
                Ink.BOLD,
                "Anxin demo, seed " + (seeds.isEmpty() ? "" + first : words(seeds))
                        + ": template.yaml on this machine, and " + played.size() + " payments");
        try (var outsideWorld = LocalPaths.world(keys, Pace.times(speed), data, first)) {
            return run(outsideWorld, played, screen, begin);
        }
    }

    /// @throws Refusal if there is no such gateway
    private List<String> gateways() {
        return gatewayWords.stream()
                .flatMap(word -> {
                    var named = GatewayStories.named(word);
                    if (named.isEmpty()) {
                        throw new Refusal("There is no gateway '" + word + "'. Known: "
                                + String.join(", ", new GatewayStories.Names()));
                    }
                    return named.stream();
                })
                .distinct()
                .toList();
    }

    /// Each draws from a seed of its own, for no two orders may be called the same.
    private static List<Story> of(List<String> gateways, long seed) {
        return IntStream.range(0, gateways.size())
                .mapToObj(i -> GatewayStories.of(gateways.get(i), seed + i))
                .flatMap(List::stream)
                .toList();
    }

    private long unsaid() {
        return data.isPresent() ? ThreadLocalRandom.current().nextLong(1_000_000) : 1;
    }

    private static String words(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private int run(OutsideWorld outsideWorld, List<Story> played, Screen screen, long begin)
            throws InterruptedException {
        var lines = new StartLines(screen);
        var options = localPaths
                .options(outsideWorld.keys(), outsideWorld.addresses(), data, lines)
                .withPace(outsideWorld.agenda().pace());
        try (var stack = LocalPaths.start(options);
                var examples = examples(stack, played, options.log())) {
            lines.omissions(stack.omissions(), false);
            lines.hold();
            var report = run(stack, outsideWorld, played, screen, begin).with(examples.deliveries());
            lines.release();
            return output.answer(report);
        }
    }

    private ExampleSubscribers examples(LocalStack stack, List<Story> played, PrintStream log) {
        if (!subscribers) {
            return ExampleSubscribers.none(stack);
        }
        var customers = played.stream().map(Story::customer).collect(Collectors.toSet());
        try {
            return ExampleSubscribers.start(stack, localPaths.home(), customers, log);
        } catch (IllegalStateException cannot) {
            throw new Refusal(
                    "The examples need python3 with boto3 (python3 -m pip install boto3); ANXIN_PYTHON may name another"
                            + " Python. " + cannot.getMessage(),
                    cannot);
        }
    }

    private DemoReport run(LocalStack stack, OutsideWorld outsideWorld, List<Story> played, Screen screen, long begin)
            throws InterruptedException {
        outsideWorld.callTo(stack.apiUri());
        var systemUnderTest = SystemUnderTest.of(stack);
        if (knows(new Merchant(systemUnderTest, outsideWorld.sender()), played)) {
            throw new Refusal("These payments are in " + data.orElseThrow() + " already. Take another --seed.");
        }
        screen.line("");
        screen.line("The API answers at " + stack.apiUri() + "; the functions log to " + localPaths.functionsLog());
        screen.line("");
        stack.watchAlarms();
        var demo = new Demo(outsideWorld, systemUnderTest, played);
        var results = demo.run(screen, Duration.ZERO);
        return new DemoReport(
                results,
                RungAlarm.of(systemUnderTest),
                demo.failures(),
                List.of(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /// Payments are called like their orders, but at Stripe and PayPal.
    private static boolean knows(Merchant merchant, List<Story> played) {
        return played.stream()
                .map(Story::draw)
                .filter(draw ->
                        !draw.account().startsWith("stripe") && !draw.account().startsWith("paypal"))
                .limit(1)
                .anyMatch(draw -> merchant.look(new PaymentKey(draw.account(), draw.order()))
                                .status()
                        == 200);
    }
}
