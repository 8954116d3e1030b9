package dev.anxin.local.rehearsal;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.Reports;
import dev.anxin.aws.table.StoredPayment;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.StackOptions;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One reconciliation of very many payments: the production function in a process with 256 MB of heap, against
/// embedded engines and a gateway in this one.
///
/// @param template the system's
/// @param payments how many
/// @param kill end the process without warning when half of it is done, and start another
/// @param visibleAfter seconds until a page that broke off comes again; ReconcileFunction's queue has 720
/// @param log where the function's log goes
/// @param progress gets lines for people
public record Rehearsal(
        Path template, int payments, boolean kill, int visibleAfter, Path log, Consumer<String> progress) {
    public static final int HEAP_MEGABYTES = 256;

    private static final int LANES = 2; // the template's own ReconcileConcurrency
    private static final int SEEDED_AT_ONCE = 16;
    private static final Duration LOOK = Duration.ofMillis(250);

    /// @param took from the first message to the last part's end
    /// @param peakHeapBytes the most that the process ever used of its heap, with what was not collected yet
    /// @param peakLiveBytes what was in use after collections
    public record Result(Report report, Duration took, long peakHeapBytes, long peakLiveBytes) {
        public double perSecond() {
            return report.totals().compared() / (took.toMillis() / 1000.0);
        }
    }

    /// @throws IllegalStateException if it stands still
    public Result run() throws InterruptedException {
        var noon = Instant.now().minus(Duration.ofHours(5));
        var gateway = new RehearsalGateway(new RehearsalPayments(noon), payments);
        try (var loopbackServer = gateway.start();
                var stack = LocalStack.still(options(loopbackServer.uri().toString()))) {
            seed(stack, noon);
            return run(stack);
        }
    }

    private StackOptions options(String gatewayUrl) {
        var account = Json.object(
                "gateway",
                "olepay",
                "merchant",
                "demo-shop",
                "gatewayUrl",
                gatewayUrl,
                "queriesPerMinute",
                100_000_000);
        return StackOptions.of(template)
                .withSecrets(Map.of(
                        "AccountsDocument",
                                Json.object(RehearsalPayments.ACCOUNT, account).write(),
                        "CallSecrets",
                                Json.object(
                                                RehearsalPayments.ACCOUNT,
                                                Json.object("secrets", Json.array(List.of("made").stream())))
                                        .write()));
    }

    /// Straight into the table, by the class that fold writes with.
    private void seed(LocalStack stack, Instant noon) throws InterruptedException {
        var begin = System.nanoTime();
        var rehearsalPayments = new RehearsalPayments(noon);
        var shards = Integer.parseInt(stack.environment("ReconcileFunction").getOrDefault("DUE_SHARDS", "1"));
        var table = new Payments(stack.engineClients().tables(), stack.physical("Ledger"), shards);
        var free = new Semaphore(SEEDED_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < payments; i++) {
                var number = i;
                free.acquire();
                threads.execute(() -> {
                    table.put(
                            RehearsalPayments.key(number),
                            StoredPayment.ABSENT.with(rehearsalPayments.books(number)),
                            noon);
                    free.release();
                });
            }
        }
        progress.accept("%,d payments are in the table (%.0f s)".formatted(payments, seconds(begin)));
    }

    private Result run(LocalStack stack) throws InterruptedException {
        var run = new Run(Instant.now());
        var reports = new Reports(stack.engineClients().tables(), stack.physical("Ledger"), Duration.ofDays(1));
        var queue = new Queue(stack.engineClients().queues(), stack.physical("Reconciliations"));
        var host = start(stack);
        var begin = System.nanoTime();
        try {
            var start = new ReconcileMessage.Start(run);
            queue.send(start.group(), start.write());
            if (kill) {
                await(reports, run, report -> report.totals().compared() * 2 >= payments);
                host.destroyForcibly().waitFor();
                progress.accept("killed, and started anew");
                host = start(stack);
            }
            var report = await(reports, run, Report::isDone);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            var used = Json.parse(end(host));
            return new Result(report, took, used.needWhole("peakHeapBytes"), used.needWhole("peakLiveBytes"));
        } finally {
            host.destroyForcibly();
        }
    }

    private Process start(LocalStack stack) {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                FunctionHost.class.getName(),
                "" + LANES,
                "" + visibleAfter);
        command.environment().putAll(stack.environment("ReconcileFunction"));
        command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return command.start();
        } catch (IOException cannot) {
            throw new UncheckedIOException("The process with the function does not start", cannot);
        }
    }

    private Report await(Reports reports, Run run, Predicate<Report> enough) throws InterruptedException {
        var watch = new RunWatch(reports, run);
        while (!watch.look().filter(enough).isPresent()) {
            if (watch.standsStill()) {
                throw new IllegalStateException("It stands still at " + watch.seen() + " payments");
            }
            if (watch.isToTell()) {
                progress.accept("%,d of %,d compared".formatted(watch.seen(), payments));
            }
            Thread.sleep(LOOK);
        }
        return watch.latest().orElseThrow();
    }

    /// @return what it says at its end
    private static String end(Process host) throws InterruptedException {
        try (var said = host.inputReader()) {
            host.getOutputStream().close();
            var line = Optional.ofNullable(said.readLine()).orElse("{}");
            host.waitFor();
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException("The process with the function cannot be spoken to", broken);
        }
    }

    /// What is wrong with a result: nothing, if every payment was compared once and each finding is there.
    public List<String> faults(Result result) {
        var wanted =
                IntStream.range(0, payments).boxed().flatMap(number -> RehearsalPayments.expected(number).stream());
        var byKind = wanted.collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        var differing = byKind.values().stream().mapToLong(count -> count).sum();
        var totals = new Totals(payments, payments - differing, differing, 0, payments + 1, 1);
        var found = result.report().rows().stream()
                .collect(Collectors.groupingBy(row -> row.kind(), Collectors.counting()));
        byKind.put(FindingKind.UNKNOWN_PAYMENT, 1L);
        var faults = Stream.<String>builder();
        if (!result.report().totals().equals(totals)) {
            faults.add("counted " + result.report().totals() + " instead of " + totals);
        }
        if (!result.report().more() && !found.equals(byKind)) {
            faults.add("found " + found + " instead of " + byKind);
        }
        return faults.build().toList();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
