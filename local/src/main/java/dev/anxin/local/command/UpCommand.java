package dev.anxin.local.command;

import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.local.clock.Pace;
import dev.anxin.local.demo.OutsideWorld;
import dev.anxin.local.demo.SystemUnderTest;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.limit.Concurrency;
import dev.anxin.local.shop.ShopSite;
import dev.anxin.local.simulator.Addresses;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.template.TemplateRejection;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.GatewayNames;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.local.timeline.TimelineText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The stack, staying up.
@Command(
        name = "up",
        description = {
            "Start the whole system and keep it up until Ctrl-C.",
            "With --json one line with its addresses is all that is printed, when it is up.",
            "With AWS_ENDPOINT_URL set it uses the services there instead of engines of its own."
        })
final class UpCommand implements Callable<Integer> {
    private static final List<String> BY_HAND = GatewayNames.all();
    private static final int FASTEST = 1_000; // a second is a millisecond then: what queues can count

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory, secrets too; without it, in memory.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Port of the API on 127.0.0.1. Default: a free one.")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = {
                "Seconds of the system's time in one of yours: at 60 its minutes are your seconds. Default: 1.",
                "While something works, time goes like yours: work does not get faster.",
                "A data directory keeps its time: it goes on where it is."
            })
    private double speed = 1;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = {
                "How many functions run at once at most, as an account of AWS lets them. Default: ${DEFAULT-VALUE}.",
                "A new account may have 10, and less is refused."
            })
    private int concurrency = Concurrency.ACCOUNT;

    @Option(
            names = "--no-shop",
            description = "Without the demo shop in the browser and its gateways: for who brings others.")
    private boolean noShop;

    @Option(names = "--verbose", description = "Name all that the template says to AWS alone.")
    private boolean verbose;

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    UpCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunningStack.at(localPaths).ifPresent(running -> {
            throw new Refusal("It is up already, at " + running.api() + ". End that one first (Ctrl-C).");
        });
        judgeOptions();
        var elsewhere = LocalPaths.elsewhere(System.getenv());
        if (speed != 1 && elsewhere.isPresent()) {
            throw new Refusal("Only engines of our own can be made fast. Unset AWS_ENDPOINT_URL");
        }
        var screen = output.screen();
        var lines = new StartLines(screen);
        screen.line(Ink.BOLD, "Starting what template.yaml says");
        var keys = localPaths.keys(data);
        var pace = Pace.times(speed);
        var world = noShop ? Optional.<OutsideWorld>empty() : Optional.of(LocalPaths.world(keys, pace, data, seed()));
        var options = localPaths
                .options(keys, addresses(world), data, lines)
                .withPort(port)
                .withPace(pace)
                .withConcurrency(concurrency)
                .withRunningFile(localPaths.runningFile());
        // Before the running file, because whoever finds that file needs the keys.
        var keysFile = keys.write(localPaths.work());
        var stack = start(elsewhere.map(options::withElsewhere).orElse(options), keysFile);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, keysFile, screen)));
        stack.inbox().listen(message -> published(screen, message));
        world.ifPresent(there -> join(there, stack));
        stack.watchAlarms();
        lines.omissions(stack.omissions(), verbose);
        var exitCode = output.answer(up(stack, world));
        new CountDownLatch(1).await(); // until a signal ends the process
        return exitCode;
    }

    /// @throws Refusal if one of them is out of its range
    private void judgeOptions() {
        if (port < 0 || port > 65_535) {
            throw new Refusal("A port is 0 (a free one) to 65535, not " + port);
        }
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new Refusal("A speed is 1 to " + FASTEST + ", not " + speed);
        }
        if (concurrency < Concurrency.LEAST_UNRESERVED) {
            throw new Refusal("AWS leaves functions at least " + Concurrency.LEAST_UNRESERVED + " runs at once, not "
                    + concurrency);
        }
    }

    private static void join(OutsideWorld outsideWorld, LocalStack stack) {
        outsideWorld.callTo(stack.apiUri());
        outsideWorld.show(new ShopSite(outsideWorld, SystemUnderTest.of(stack)));
    }

    /// Who buys again after a restart must not get the ids of before.
    private static long seed() {
        return ThreadLocalRandom.current().nextLong();
    }

    /// Those of the world here, else of one that was here before or will be.
    private Addresses addresses(Optional<OutsideWorld> world) {
        return world.map(OutsideWorld::addresses)
                .or(() -> data.flatMap(Addresses::read))
                .orElseGet(Addresses::nowhere);
    }

    private static LocalStack start(StackOptions options, Path keysFile) {
        try {
            return LocalPaths.start(options);
        } catch (Refusal | TemplateRejection cannot) {
            delete(keysFile);
            throw cannot;
        }
    }

    private static void end(LocalStack stack, Path keysFile, Screen screen) {
        stack.close();
        delete(keysFile);
        screen.line("Ended.");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static void published(Screen screen, Inbox.Message message) {
        if (message.to().startsWith("+")) {
            screen.line(Ink.MAGENTA, "SMS", "to " + message.to() + ": " + message.text());
            return;
        }
        var json = Json.parse(message.text()); // to topics all is JSON
        var of = json.at("account").exists() ? json : json.at("payment");
        var key = of.at("account").exists()
                ? of.at("account").text().orElse("") + "/"
                        + of.at("reference").text().orElse("") + "  "
                : "";
        screen.line(Ink.MAGENTA, "SNS", key + TimelineText.published(message.topic(), json));
    }

    private String whereDataIs() {
        return LocalPaths.elsewhere(System.getenv())
                .map(elsewhere -> "at " + elsewhere.endpoint() + " (AWS_ENDPOINT_URL)")
                .or(() -> data.map(Path::toString))
                .orElse("in memory, gone when it ends");
    }

    private UpResult up(LocalStack stack, Optional<OutsideWorld> world) {
        return new UpResult(
                stack.apiUri(),
                stack.issuer(),
                world.map(there -> there.loopbackServer().uri()),
                stack.consoleUri(),
                whereDataIs(),
                stack.pace(),
                localPaths.functionsLog());
    }

    /// @param issuer of tokens
    /// @param shop the demo shop's page, if it was not left away; `console`: of support
    /// @param data where it is, in words
    /// @param log of the functions
    private record UpResult(
            URI api, String issuer, Optional<URI> shop, Optional<URI> console, String data, Pace pace, Path log)
            implements CommandResult {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public Json json() {
            var json = new LinkedHashMap<String, Json>(Json.object(
                            "schema",
                            "anxin.up/1",
                            "apiUrl",
                            api,
                            "issuer",
                            issuer,
                            "accounts",
                            Json.array(accounts()),
                            "merchant",
                            GatewayKeys.SHOP,
                            "time",
                            now(),
                            "speed",
                            pace.speed(),
                            "data",
                            data,
                            "log",
                            log)
                    .members());
            shop.ifPresent(there -> json.put("shopUrl", Json.of(there)));
            console.ifPresent(there -> json.put("consoleUrl", Json.of(there)));
            return new Json.Fields(json);
        }

        private Stream<String> accounts() {
            return shop.isPresent() ? Stream.concat(BY_HAND.stream(), ShopSite.ACCOUNTS.stream()) : BY_HAND.stream();
        }

        private Instant now() {
            return pace.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        }

        private String time() {
            return now()
                    + (pace.speed() == 1
                            ? ""
                            : ", " + Double.toString(pace.speed()).replaceFirst("\\.0$", "")
                                    + " times as fast as yours while nothing works");
        }

        @Override
        public void print(Screen screen) {
            screen.line("");
            screen.line(Ink.BOLD, "Anxin is up: " + api + "   (Ctrl-C ends it)");
            shop.ifPresent(there ->
                    screen.line(Ink.CYAN, "shop", there + "   (in a browser: buy, pay, come back, read the inbox)"));
            shop.ifPresent(there -> screen.line(
                    Ink.CYAN, "accounts", String.join(", ", ShopSite.ACCOUNTS) + ": the shop pays by these"));
            screen.line(
                    Ink.CYAN,
                    shop.isPresent() ? "" : "accounts",
                    String.join(", ", BY_HAND) + ": by hand, with a token of " + GatewayKeys.SHOP);
            console.ifPresent(there -> screen.line(Ink.CYAN, "console", there + "   (support: sign in by a button)"));
            screen.line(Ink.CYAN, "data", data);
            screen.line(Ink.CYAN, "time", time());
            screen.line(Ink.CYAN, "log", "of the functions: " + log);
            screen.line("");
            screen.line("In another terminal: register a payment, let its gateway call, see what became of it.");
            screen.verbatim("   curl -sS " + api + "/payments -H \"Authorization: Bearer $(./anxin token "
                    + GatewayKeys.SHOP + ")\" -H 'Content-Type: application/json' \\");
            screen.verbatim(
                    "     -d '{\"account\":\"olepay\",\"reference\":\"first-1\",\"order\":\"order-1\",\"amount\":12900,"
                            + "\"currency\":\"CNY\"}'");
            screen.verbatim("   ./anxin trigger olepay payment.succeeded --reference first-1 --amount 129.00");
            screen.verbatim("   ./anxin show olepay first-1");
            screen.line("");
        }
    }
}
