package dev.anxin.report;

import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/// The report about a reconciliation as data (`anxin.report/1`).
public final class ReportJson {
    private ReportJson() {}

    public static Json of(Report report) {
        Map<String, Json> accounts = new LinkedHashMap<>();
        report.accounts().forEach((account, totals) -> accounts.put(account, totals(totals)));
        return Json.object(
                "schema", "anxin.report/1",
                "day", report.run().day(),
                "run", report.run().id(),
                "begunAt", report.run().at(),
                "until", report.until(),
                "complete", report.isDone(),
                "parts", Json.object("done", report.done(), "all", report.parts()),
                "totals", totals(report.totals()),
                "accounts", new Json.Fields(accounts),
                "findings", Json.array(report.rows().stream().map(ReportJson::row)),
                "more", report.more(),
                "runs", Json.array(report.runs().stream()));
    }

    private static Json totals(Totals totals) {
        return Json.object(
                "compared", totals.compared(),
                "agreed", totals.agreed(),
                "differing", totals.differing(),
                "unanswered", totals.unanswered(),
                "listed", totals.listed(),
                "unknown", totals.unknown());
    }

    private static Json row(Row row) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("kind", Json.of(row.kind().word()));
        json.put("account", Json.of(row.payment().account()));
        json.put("reference", Json.of(row.payment().reference()));
        if (!row.order().isEmpty()) {
            json.put("order", Json.of(row.order()));
        }
        json.put("here", side(row.ours()));
        json.put("gateway", side(row.theirs()));
        json.put("done", Json.of(row.outcome().word()));
        json.put("at", Json.of(row.at()));
        return new Json.Fields(json);
    }

    private static Json side(BookSide side) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("says", Json.of(side.says().word()));
        if (!side.amount().equals(Money.NONE)) {
            json.put("amount", Json.of(side.amount().minor()));
            json.put("currency", Json.of(side.amount().currency()));
        }
        if (!side.words().isEmpty()) {
            json.put("words", Json.of(side.words()));
        }
        return new Json.Fields(json);
    }
}
