package dev.anxin.local.command;

import dev.anxin.aws.table.Part;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.reconcile.CatchUp;
import dev.anxin.json.Json;
import dev.anxin.local.demo.CatchUpRequest;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.reconcile.Totals;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;

/// What a gateway could not tell while we were away.
@Command(
        name = "catch-up",
        description = {
            "Hear what a gateway could not deliver, after an outage.",
            "A gateway that lists its events (Stripe, PayPal) is asked for those that it could not deliver; they are read as its"
                    + " callbacks are, and count once however often they come. Of any other, every payment of the account"
                    + " that may still change is asked about, within minutes.",
            "May be run as often as wanted. Exit code 1 if the gateway did not answer, or not for all of it."
        })
final class CatchUpCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);

    /// A part waits for five minutes for a gateway that does not answer.
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    @Parameters(paramLabel = "ACCOUNT", description = "olepay, stripe, wechat, or one that you configured.")
    private String account = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "3d",
            description =
                    "When the outage began: 2026-03-01T10:00:00Z, or how long ago: 90m, 5h, 3d (the default, for as"
                            + " long as Stripe repeats its callbacks). Stripe lists 30 days.")
    private String since = "";

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description = "Of a stack at AWS: what 'sam list stack-outputs --output json' says of it. Credentials and"
                    + " region as every AWS tool takes them. Default: what runs on this machine.")
    private Optional<Path> outputs = Optional.empty();

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    CatchUpCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() throws InterruptedException {
        var running = outputs.isPresent() ? Optional.<RunningStack>empty() : RunningStack.at(localPaths);
        var stackAddress = outputs.map(file -> StackAddress.deployed(file, EngineClients::ofEnvironment))
                .orElseGet(() -> StackAddress.of(RunningStack.need(localPaths)));
        var now = running.map(RunningStack::now).orElseGet(Instant::now);
        try {
            RunningStack.account(stackAddress.document("AccountsDocument"), account);
            return output.answer(catchUp(stackAddress, begin(since, now), now));
        } catch (SdkException unreachable) {
            throw new Refusal("The stack cannot be spoken to: " + unreachable.getMessage(), unreachable);
        }
    }

    /// @throws Refusal if it is neither a time nor a span, or a time to come
    static Instant begin(String since, Instant now) {
        var ago = AGO.matcher(since);
        if (ago.matches()) {
            var number = Long.parseLong(ago.group(1));
            return now.truncatedTo(ChronoUnit.SECONDS)
                    .minus(
                            switch (ago.group(2).charAt(0)) {
                                case 'm' -> Duration.ofMinutes(number);
                                case 'h' -> Duration.ofHours(number);
                                default -> Duration.ofDays(number);
                            });
        }
        try {
            var time = Instant.parse(since.toUpperCase(Locale.ROOT));
            if (time.isAfter(now)) {
                throw new Refusal("--since is a time to come: " + since);
            }
            return time;
        } catch (DateTimeException neither) {
            throw new Refusal("--since is neither a time (2026-03-01T10:00:00Z) nor a span (90m, 5h, 3d): " + since);
        }
    }

    private CatchUpResult catchUp(StackAddress stackAddress, Instant from, Instant now) throws InterruptedException {
        var run = new CatchUpRequest(stackAddress.engineClients(), stackAddress.physical("Reconciliations"))
                .send(account, from, now);
        var reports =
                new Reports(stackAddress.engineClients().tables(), stackAddress.physical("Ledger"), Duration.ofDays(1));
        var part = CatchUp.part(account, from);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var seen = Optional.<Part>empty();
        while (seen.filter(Part::done).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("Nothing has come of it for " + PATIENCE.toMinutes()
                        + " minutes. It goes on by itself: see the log of the function reconcile.");
            }
            Thread.sleep(LOOK);
            var latest = reports.part(run, part);
            if (!latest.equals(seen)) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            seen = latest;
        }
        return new CatchUpResult(account, from, seen.get().totals().getOrDefault(account, Totals.NONE));
    }

    private record CatchUpResult(String account, Instant since, Totals totals) implements CommandResult {
        @Override
        public void print(Screen screen) {
            if (totals.unanswered() > 0) {
                screen.line(
                        Ink.RED,
                        "The gateway of " + account + " did not list all of it. Run this again, or see the"
                                + " report of the next night for why.");
            }
            if (totals.compared() > totals.unanswered()) {
                screen.line("It lists no events: %,d payments are asked about now.".formatted(totals.agreed()));
            } else {
                screen.line("%,d events since %s are listed, %,d of them news."
                        .formatted(totals.listed(), since, totals.unknown()));
            }
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.catch-up/1",
                    "account",
                    account,
                    "since",
                    since,
                    "events",
                    totals.listed(),
                    "news",
                    totals.unknown(),
                    "asked",
                    totals.agreed(),
                    "complete",
                    totals.unanswered() == 0);
        }

        @Override
        public int exitCode() {
            return totals.unanswered() == 0 ? 0 : 1;
        }
    }
}
