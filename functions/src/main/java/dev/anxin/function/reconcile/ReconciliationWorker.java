package dev.anxin.function.reconcile;

import dev.anxin.aws.Overtaken;
import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.aws.table.Part;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.runtime.Heartbeat;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import java.time.Duration;
import java.time.Instant;

/// Carries a run on by one message. A run is split into parts, and a message does one page of a part. How far a part
/// has come stands in the report and moves on once for each page: so a page that comes twice, late, or after a sudden
/// end counts once, and the run goes on where it was.
///
/// @param queue its own
public record ReconciliationWorker(
        RunParts runParts, Reports reports, Queue queue, MetricsClock metricsClock, Heartbeat heartbeat) {
    public static final String METRIC = "Reconciled";

    /// How long a part waits for a gateway that is given a rest, and how often. After that its payments stay
    /// unanswered until the next run.
    private static final Duration WAIT = Duration.ofMinutes(1);

    private static final int MOST_WAITS = 5;

    /// SQS counts whole seconds; a page that comes less than one too early is done.
    private static final Duration EARLY = Duration.ofSeconds(1);

    /// Of one part; what is beyond is counted and not listed.
    private static final int MOST_ROWS = 1_000;

    /// Whatever fails after this first message comes again.
    public Run begin() {
        var run = new Run(metricsClock.now());
        send(new ReconcileMessage.Start(run), Duration.ZERO);
        return run;
    }

    /// @param id of the message
    public void handle(String id, ReconcileMessage message) {
        switch (message) {
            case ReconcileMessage.Start(var run) -> start(id, run);
            case ReconcileMessage.CatchUp catchUp -> start(id, catchUp);
            case ReconcileMessage.Page page -> page(id, page);
        }
    }

    private void start(String id, Run run) {
        var now = metricsClock.now();
        var parts = runParts.names();
        reports.begin(run, parts, now);
        var pages = parts.stream()
                .map(part -> new ReconcileMessage.Page(run, part, 0, now, 0, sender(id, now)))
                .toList();
        queue.sendAll(pages, ReconcileMessage::group, ReconcileMessage::write);
        count("all", "started", "run", run.at().toString(), "parts", "" + parts.size());
    }

    /// One part, without a run around it.
    private void start(String id, ReconcileMessage.CatchUp catchUp) {
        var now = metricsClock.now();
        var part = CatchUp.part(catchUp.account(), catchUp.since());
        reports.begin(catchUp.run(), part, now);
        send(new ReconcileMessage.Page(catchUp.run(), part, 0, now, 0, sender(id, now)), Duration.ZERO);
        count(catchUp.account(), "catch-up", "since", catchUp.since().toString());
    }

    private void page(String id, ReconcileMessage.Page message) {
        var now = metricsClock.now();
        if (now.isBefore(message.from().minus(EARLY))) {
            sendAt(message, now);
            return;
        }
        var part = reports.part(message.run(), message.part());
        if (part.isEmpty()) {
            count("all", "dropped", "part", message.part(), "why", "there is no such run or part");
        } else if (part.get().page() == message.page()) {
            page(id, message, part.get(), now);
        } else {
            repeated(id, message, part.get());
        }
    }

    /// Whoever did this page may have died before sending the next, so its message sends the next once more. If
    /// the next had been sent already, this one is a repeat and comes to nothing. All other messages for this
    /// page end here: if they sent too, each repeat of one page would repeat all that follow. Whoever did the
    /// last page may have died before saying that the run is done.
    private void repeated(String id, ReconcileMessage.Page message, Part part) {
        count("all", "done-before", "part", message.part(), "page", "" + message.page());
        var itsOwn = part.sender().equals(message.sender());
        if (part.page() == message.page() + 1 && itsOwn && !part.done()) {
            sendNext(id, message, part, message.from());
        } else if (part.done()) {
            finish(message);
        }
    }

    private void page(String id, ReconcileMessage.Page message, Part part, Instant now) {
        var page = runParts.page(message.run(), message.part(), part.cursor());
        if (page.resting() && message.waits() < MOST_WAITS) {
            sendAt(message.later(now.plus(WAIT)), now);
            return;
        }
        var rows =
                page.rows().stream().limit(Math.max(0, MOST_ROWS - part.rows())).toList();
        rows.forEach(row -> reports.add(message.run(), row, now));
        var after = part.after(page.next(), rows.size(), page.totals(), now).by(message.sender());
        if (!reports.advance(message.run(), message.part(), after, now)) {
            // Whoever did may have died before sending the next: the message comes again, and by then it shows.
            throw new Overtaken(message.part() + ", page " + message.page());
        }
        page.rows().forEach(this::count);
        if (after.done()) {
            count("all", "part-done", "run", message.run().at().toString(), "part", message.part());
            finish(message);
        } else {
            var begun = now.isAfter(message.from()) ? now : message.from();
            sendNext(id, message, after, begun.plus(page.pace()));
        }
    }

    /// Once all parts are done. Two that end side by side may both say it, and so does each repeat: an alarm waits
    /// for this word, which may come once too often, and never once too seldom.
    private void finish(ReconcileMessage.Page last) {
        if (!RunParts.isAlone(last.part()) && reports.isDone(last.run())) {
            count("all", "finished", "run", last.run().at().toString());
            heartbeat.reconciliationFinished();
        }
    }

    private void sendNext(String id, ReconcileMessage.Page message, Part part, Instant from) {
        var now = metricsClock.now();
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
        send(message, Duration.ofSeconds(Math.max(0, wait)));
    }

    private void send(ReconcileMessage message, Duration delay) {
        queue.send(message.group(), message.write(), delay);
    }

    private void count(Row row) {
        count(
                row.payment().account(),
                row.kind().word(),
                "reference",
                row.payment().reference(),
                "done",
                row.outcome().name());
    }

    private void count(String account, String outcome, String... details) {
        metricsClock.metrics().count(METRIC, account, outcome, details);
    }
}
