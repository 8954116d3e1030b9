package dev.anxin.local.rehearsal;

import dev.anxin.aws.table.Reports;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Run;
import java.time.Duration;
import java.util.Optional;

/// A run, looked at from time to time.
public final class RunWatch {
    private static final Duration STILL = Duration.ofMinutes(10);
    private static final Duration TELL = Duration.ofSeconds(10);

    private final Reports reports;
    private final Run run;
    private Optional<Report> latest = Optional.empty();
    private long movedAt = System.nanoTime();
    private long toldAt = System.nanoTime();

    public RunWatch(Reports reports, Run run) {
        this.reports = reports;
        this.run = run;
    }

    /// How far it is now; empty if it has not begun.
    public Optional<Report> look() {
        var now = reports.find(run.day(), run.id(), _ -> true);
        if (!now.map(Report::totals).equals(latest.map(Report::totals))) {
            movedAt = System.nanoTime();
        }
        latest = now;
        return now;
    }

    public Optional<Report> latest() {
        return latest;
    }

    /// How many payments were compared.
    public long seen() {
        return latest.map(report -> report.totals().compared()).orElse(0L);
    }

    /// Whether nothing has moved for ten minutes: a part waits five for a gateway that is given a rest.
    public boolean standsStill() {
        return System.nanoTime() - movedAt > STILL.toNanos();
    }

    /// Once in ten seconds.
    public boolean isToTell() {
        var due = System.nanoTime() - toldAt > TELL.toNanos();
        toldAt = due ? System.nanoTime() : toldAt;
        return due;
    }
}
