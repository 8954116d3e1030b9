package dev.anxin.aws.table;

import dev.anxin.json.Json;
import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.MethodReport;
import java.time.Instant;
import java.util.List;

/// How a payment is being paid, as a part of [SummaryJson]: attempts, and by which methods.
final class AttemptJson {
    private static final List<String> OLDER = List.of("ACTING", "FAILED");

    private AttemptJson() {}

    /// Whether an earlier release kept this as a moment.
    static boolean isOlder(String moment) {
        return OLDER.contains(moment);
    }

    static Json attempt(Attempt attempt) {
        return SummaryJson.list(attempt.failed() ? 1 : 0, attempt.code(), attempt.heard());
    }

    static Attempt attempt(Json json) {
        return attempt(json, 0);
    }

    private static Attempt attempt(Json json, int index) {
        return new Attempt(
                SummaryJson.whole(json, index) == 1,
                SummaryJson.text(json, index + 1),
                SummaryJson.at(json, index + 2, Instant.MIN));
    }

    static Json report(Attempt.Report report) {
        return SummaryJson.list(
                report.origin().over(),
                report.origin().stated(),
                report.id(),
                report.attempt().failed() ? 1 : 0,
                report.attempt().code(),
                report.attempt().heard());
    }

    static Attempt.Report report(Json json) {
        var origin = new Fact.Origin(SummaryJson.whole(json, 0), SummaryJson.at(json, 1, Instant.MIN));
        return new Attempt.Report(origin, SummaryJson.text(json, 2), attempt(json, 3));
    }

    static Json method(MethodReport report) {
        var method = report.method();
        return SummaryJson.list(
                report.first(),
                report.last(),
                report.said(),
                method.methodClass(),
                method.type(),
                method.attempt(),
                method.payBy(),
                method.number(),
                method.remaining());
    }

    static MethodReport method(Json json) {
        var method = new Method(
                MethodClass.valueOf(SummaryJson.text(json, 3)),
                SummaryJson.text(json, 4),
                SummaryJson.text(json, 5),
                SummaryJson.at(json, 6, Instant.MAX),
                SummaryJson.text(json, 7),
                SummaryJson.whole(json, 8));
        return new MethodReport(
                SummaryJson.at(json, 0, Instant.MAX),
                SummaryJson.at(json, 1, Instant.MIN),
                SummaryJson.at(json, 2, Instant.MIN),
                method);
    }

    /// Earlier releases kept the latest attempt as two moments.
    static Summary older(Json moments, Summary summary) {
        var sum = summary;
        for (String name : OLDER) {
            var json = moments.at(name);
            if (json.exists()) {
                var note = SummaryJson.note(json);
                var attempt = new Attempt(name.equals("FAILED"), note.words(), note.at());
                var id = attempt.failed() ? "@" + note.at().getEpochSecond() : "";
                var report = new Attempt.Report(Fact.Origin.event(note.at()), id, attempt);
                sum = sum.with(Summary.EVENT, sum.event().compareTo(report) < 0 ? report : sum.event());
            }
        }
        return sum;
    }
}
