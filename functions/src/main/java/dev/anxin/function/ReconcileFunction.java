package dev.anxin.function;

import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Part;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.inquiry.GatewayClient;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.function.reconcile.ListingComparison;
import dev.anxin.function.reconcile.PageResult;
import dev.anxin.function.reconcile.ShardComparison;
import dev.anxin.function.runtime.BatchLoop;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.MessageLoop;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.UnreadableMessages;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.http.Breaker;
import dev.anxin.json.Json;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares our books with the gateways', all open and lately settled payments in one run: each day by
/// the schedule, and whenever somebody starts it. A run is split into parts, one for each partition of
/// the compare index and one for each account's list, and a message does one page of a part. How far a
/// part has come stands in the report and moves on once for each page: so a page that comes twice,
/// late, or after a sudden end counts once, and the run goes on where it was.
public final class ReconcileFunction extends Handler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A list of a hundred payments with all their objects.
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private static final String METRIC = "Reconciled";
    private static final String SHARD = "shard-";
    private static final String LISTING = "listing-";

    /// A gateway that is given a rest is waited for so long, so many times for each part; then its payments
    /// stay unanswered until the next run.
    private static final Duration WAIT = Duration.ofMinutes(1);

    private static final int MOST_WAITS = 5;

    /// SQS counts whole seconds; a page that comes less than one too early is done.
    private static final Duration EARLY = Duration.ofSeconds(1);

    /// Of one part; what is beyond is counted and not listed.
    private static final int MOST_ROWS = 1_000;

    private final Accounts accounts;
    private final ShardComparison shardComparison;
    private final ListingComparison listingComparison;
    private final Reports reports;
    private final Queue queue;
    private final MessageLoop loop;
    private final InstantSource clock;
    private final Metrics metrics;
    private final BatchLoop batchLoop;

    public ReconcileFunction() {
        this(Environment.ofProcess());
    }

    public ReconcileFunction(Environment environment) {
        var wiring = new Wiring(environment);
        batchLoop = wiring.batchLoop();
        var dynamo = wiring.dynamo();
        var sqs = wiring.sqs();
        clock = environment.clock();
        metrics = environment.metrics();
        accounts = new Accounts(wiring.document("ACCOUNTS_DOCUMENT"));
        var calls = wiring.calls(PATIENCE, LARGEST_ANSWER);
        var gatewayClient = new GatewayClient(wiring.document("CALL_DOCUMENT"), calls, new Breaker(clock));
        var payments = wiring.payments(dynamo, 1);
        var paymentLedger = new PaymentLedger(wiring.facts(dynamo), payments, wiring.days("FACT_DAYS"), clock);
        var shards = Integer.parseInt(environment.variable("DUE_SHARDS"));
        shardComparison = new ShardComparison(
                wiring.compare(dynamo), payments, accounts, gatewayClient, paymentLedger, wiring.parallel(), shards);
        listingComparison = new ListingComparison(payments, accounts, gatewayClient, paymentLedger);
        reports = wiring.reports(dynamo);
        queue = wiring.queue(sqs, "RECONCILIATIONS_QUEUE");
        loop = new MessageLoop(
                METRIC,
                new UnreadableMessages(wiring.deadLetters(sqs, "RECONCILIATIONS_DEAD_LETTERS"), metrics),
                metrics);
    }

    /// The schedule only sends the first message: whatever fails from then on comes again.
    @Override
    public Json handle(Json event) {
        if (BatchLoop.isOfQueue(event)) {
            return batchLoop.ofQueue(
                    event, (id, body) -> loop.isHandled(body, ReconcileMessage::read, message -> work(id, message)));
        }
        var run = new Run(clock.instant());
        queue.send(new ReconcileMessage.Start(run).write());
        return Json.object("run", run.at());
    }

    private void work(String id, ReconcileMessage message) {
        switch (message) {
            case ReconcileMessage.Start(var run) -> start(id, run);
            case ReconcileMessage.Page page -> page(id, page);
        }
    }

    private void start(String id, Run run) {
        var now = clock.instant();
        var parts = Stream.concat(
                        IntStream.range(0, shardComparison.shards()).mapToObj(shard -> SHARD + shard),
                        accounts.names().stream().map(name -> LISTING + name))
                .toList();
        reports.begin(run, parts, now);
        queue.sendAll(parts.stream()
                .map(part -> new ReconcileMessage.Page(run, part, 0, now, 0, sender(id, now)).write())
                .toList());
        metrics.count(METRIC, "all", "started", "run", run.at().toString(), "parts", "" + parts.size());
    }

    private void page(String id, ReconcileMessage.Page message) {
        var now = clock.instant();
        if (now.isBefore(message.from().minus(EARLY))) {
            sendAt(message, now);
            return;
        }
        var part = reports.part(message.run(), message.part());
        if (part.isEmpty()) {
            metrics.count(METRIC, "all", "dropped", "part", message.part(), "why", "there is no such run or part");
        } else if (part.get().page() == message.page()) {
            page(id, message, part.get(), now);
        } else {
            repeated(id, message, part.get());
        }
    }

    /// Whoever did this page may have died before sending the next; it comes again until it has sent it. If it
    /// had sent it, that one is a repeat, and comes to nothing. All others end here: did they send too, every
    /// repeat of a page would be one of all that follow.
    private void repeated(String id, ReconcileMessage.Page message, Part part) {
        metrics.count(METRIC, "all", "done-before", "part", message.part(), "page", "" + message.page());
        var itsOwn = part.sender().equals(message.sender());
        if (part.page() == message.page() + 1 && itsOwn && !part.done()) {
            sendNext(id, message, part, message.from());
        }
    }

    private void page(String id, ReconcileMessage.Page message, Part part, Instant now) {
        var page = work(message, part.cursor());
        if (page.resting() && message.waits() < MOST_WAITS) {
            sendAt(message.later(now.plus(WAIT)), now);
            return;
        }
        var rows =
                page.rows().stream().limit(Math.max(0, MOST_ROWS - part.rows())).toList();
        rows.forEach(row -> reports.add(message.run(), row, now));
        var after = part.after(page.next(), rows.size(), page.totals(), now).by(message.sender());
        if (!reports.advance(message.run(), message.part(), after, now)) {
            throw new Overtaken(message.part(), message.page());
        }
        page.rows().forEach(this::count);
        if (after.done()) {
            metrics.count(METRIC, "all", "part-done", "run", message.run().at().toString(), "part", message.part());
        } else {
            var begun = now.isAfter(message.from()) ? now : message.from();
            sendNext(id, message, after, begun.plus(page.pace()));
        }
    }

    /// Somebody else did this page at the same time, and may have died before sending the next: so the message
    /// comes again, and by then it shows whether the part went on.
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(String part, long page) {
            super(part + ", page " + page);
        }
    }

    private PageResult work(ReconcileMessage.Page message, String cursor) {
        var part = message.part();
        return part.startsWith(SHARD)
                ? shardComparison.page(message.run(), Integer.parseInt(part.substring(SHARD.length())), cursor)
                : listingComparison.page(message.run(), part.substring(LISTING.length()), cursor);
    }

    private void sendNext(String id, ReconcileMessage.Page message, Part part, Instant from) {
        var now = clock.instant();
        sendAt(
                new ReconcileMessage.Page(
                        message.run(), message.part(), part.page(), from, message.waits(), sender(id, now)),
                now);
    }

    private static String sender(String id, Instant now) {
        return id + " " + now;
    }

    private void sendAt(ReconcileMessage.Page message, Instant now) {
        var wait = Duration.between(now, message.from()).toSeconds(); // rounded down: see EARLY
        queue.send(message.write(), Duration.ofSeconds(Math.max(0, wait)));
    }

    private void count(Row row) {
        metrics.count(
                METRIC,
                row.payment().account(),
                row.kind().word(),
                "reference",
                row.payment().reference(),
                "done",
                row.outcome().name());
    }
}
