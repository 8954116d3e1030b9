package dev.anxin.local.command;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Reports;
import dev.anxin.json.Json;
import dev.anxin.local.rehearsal.Rehearsal;
import dev.anxin.local.rehearsal.RunWatch;
import dev.anxin.local.terminal.Columns;
import dev.anxin.local.terminal.CommandResult;
import dev.anxin.local.terminal.Output;
import dev.anxin.local.terminal.Screen;
import dev.anxin.local.terminal.Screen.Ink;
import dev.anxin.payment.Money;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.report.ReportHtml;
import dev.anxin.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The books, now.
@Command(
        name = "reconcile",
        description = {
            "Compare the books with the gateways', now.",
            "All open and lately settled payments of the stack that runs here (anxin up), as it happens each night. Prints"
                    + " what differs, and where the report is as a page.",
            "Exit code 0 if the books agree, 1 if something was found, 2 if not all of it was answered."
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final int SHOWN = 20;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int BROKEN_OFF_SECONDS = 30;

    @Option(
            names = "--rehearse",
            paramLabel = "N",
            description = {
                "Not what runs: N payments made for it, and the function in a process with 256 MB of heap.",
                "Prints how long it takes and what it needs. Exit code 1 if it miscounts."
            })
    private Optional<Integer> rehearse = Optional.empty();

    @Option(names = "--kill", description = "With --rehearse: kill that process half-way, and start another.")
    private boolean kill;

    @Mixin
    private Output output = new Output();

    private final LocalPaths localPaths;

    ReconcileCommand(LocalPaths localPaths) {
        this.localPaths = localPaths;
    }

    @Override
    public Integer call() throws InterruptedException {
        var screen = output.screen();
        return output.answer(rehearse.isPresent() ? rehearse(rehearse.get(), screen) : reconcile(screen));
    }

    private RehearsalResult rehearse(int payments, Screen screen) throws InterruptedException {
        if (payments < 1 || payments > 1_000_000) {
            throw new Refusal("--rehearse is not 1 to 1000000");
        }
        var template = localPaths.home().resolve("template.yaml");
        var log = made(localPaths.work()).resolve("rehearsal.log");
        var rehearsal =
                new Rehearsal(template, payments, kill, BROKEN_OFF_SECONDS, log, line -> screen.line(Ink.DIM, line));
        var result = rehearsal.run();
        return new RehearsalResult(result, rehearsal.faults(result));
    }

    /// @param faults what it miscounted
    private record RehearsalResult(Rehearsal.Result result, List<String> faults) implements CommandResult {
        @Override
        public void print(Screen screen) {
            screen.line(String.format(
                    Locale.ROOT,
                    "%,d payments in %.1f s: %,.0f a second, with %d MB of heap: %d MB at its peak, %d MB after collections",
                    result.report().totals().compared(),
                    result.took().toMillis() / 1000.0,
                    result.perSecond(),
                    Rehearsal.HEAP_MEGABYTES,
                    result.peakHeapBytes() >> 20,
                    result.peakLiveBytes() >> 20));
            faults.forEach(fault -> screen.line(Ink.RED, fault));
            if (faults.isEmpty()) {
                screen.line(Ink.GREEN, "Each payment was compared once, and every difference was found.");
            }
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema", "anxin.rehearsal/1",
                    "compared", result.report().totals().compared(),
                    "seconds", result.took().toMillis() / 1000.0,
                    "peakHeapBytes", result.peakHeapBytes(),
                    "peakLiveBytes", result.peakLiveBytes(),
                    "faults", Json.array(faults.stream()));
        }

        @Override
        public int exitCode() {
            return faults.isEmpty() ? 0 : 1;
        }
    }

    private ReconcileResult reconcile(Screen screen) throws InterruptedException {
        var running = RunningStack.need(localPaths);
        var engineClients = running.engineClients();
        var run = new Run(running.now());
        var start = new ReconcileMessage.Start(run);
        new Queue(engineClients.queues(), running.physical("Reconciliations")).send(start.group(), start.write());
        var runWatch =
                new RunWatch(new Reports(engineClients.tables(), running.physical("Ledger"), Duration.ofDays(1)), run);
        while (runWatch.look().filter(Report::isDone).isEmpty()) {
            if (runWatch.standsStill()) {
                throw new Refusal("The run " + run.day() + " " + run.id() + " stands still. See the functions' log: "
                        + localPaths.functionsLog());
            }
            if (runWatch.isToTell()) {
                screen.line(Ink.DIM, "%,d payments compared".formatted(runWatch.seen()));
            }
            Thread.sleep(LOOK);
        }
        var report = runWatch.latest().orElseThrow();
        var url = running.api() + "/reports/" + run.day() + "?run=" + run.id();
        return new ReconcileResult(report, url, write(report, "en"), write(report, "zh-CN"));
    }

    /// @param url where the shop has it
    /// @param english its page
    /// @param chinese its page
    private record ReconcileResult(Report report, String url, Path english, Path chinese) implements CommandResult {
        @Override
        public void print(Screen screen) {
            show(report, screen);
            screen.line("");
            screen.line("The report as a page: " + english + " and " + chinese);
            screen.line("For the shop: " + url + " with its token (anxin token) and Accept: text/html");
        }

        @Override
        public Json json() {
            return Json.object(
                    "schema",
                    "anxin.reconcile/1",
                    "report",
                    ReportJson.of(report),
                    "url",
                    url,
                    "pages",
                    Json.object("en", english, "zh-CN", chinese));
        }

        @Override
        public int exitCode() {
            var totals = report.totals();
            return totals.differing() + totals.unknown() > 0 ? 1 : totals.unanswered() > 0 ? 2 : 0;
        }
    }

    private static void show(Report report, Screen screen) {
        var totals = report.totals();
        screen.line(
                Ink.BOLD,
                "%,d payments compared: %,d agree, %,d differ, %,d without an answer; %,d listed there, %,d of them unknown here"
                        .formatted(
                                totals.compared(),
                                totals.agreed(),
                                totals.differing(),
                                totals.unanswered(),
                                totals.listed(),
                                totals.unknown()));
        var rows = report.rows().stream()
                .limit(SHOWN)
                .map(ReconcileCommand::columns)
                .toList();
        Columns.aligned(rows).forEach(line -> screen.line("   " + line));
        if (report.rows().size() > SHOWN) {
            screen.line("   ... and " + (report.rows().size() - SHOWN) + " more");
        }
    }

    private static List<String> columns(Row row) {
        return List.of(
                row.kind().word(),
                row.payment().toString(),
                row.order(),
                "here " + words(row.ours()),
                "there " + words(row.theirs()),
                row.outcome().word());
    }

    private static String words(BookSide side) {
        var amount = side.amount().equals(Money.NONE) ? "" : " " + side.amount().display();
        var own = side.words().isEmpty() ? "" : " (" + side.words() + ")";
        return side.says().word().replace('-', ' ') + amount + own;
    }

    private Path write(Report report, String locale) {
        var file = made(localPaths.work())
                .resolve("report-" + report.run().day() + "-" + report.run().id() + "." + locale + ".html");
        try {
            return Files.writeString(file, ReportHtml.of(report, locale));
        } catch (IOException cannot) {
            throw new Refusal("The report cannot be written: " + file, cannot);
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException cannot) {
            throw new Refusal("The directory cannot be made: " + directory, cannot);
        }
    }
}
