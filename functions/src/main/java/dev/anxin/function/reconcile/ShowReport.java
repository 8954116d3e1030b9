package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Accounts;
import dev.anxin.aws.table.Reports;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Run;
import dev.anxin.report.ReportAssets;
import dev.anxin.report.ReportHtml;
import dev.anxin.report.ReportJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `GET /reports/{day}`: what the reconciliation of a day found among the merchant's own accounts; the latest
/// of the day, or the one that `?run=` names. As data, or as a page for who asks for HTML.
public record ShowReport(Accounts accounts, Reports reports) {
    private static final Map<String, String> LANGUAGES = Map.of("en", "en", "zh-CN", "zh-CN", "zh", "zh-CN");

    public ApiResponse answer(ApiRequest request) {
        var day = request.path("day");
        var run = request.query("run");
        if (!Run.isDay(day) || !(run.isEmpty() || Run.isId(run))) {
            return ApiResponse.problem(400, "the day is not as in 2026-03-01, or the run not as in 0317");
        }
        Map<String, Boolean> theirs = new HashMap<>();
        return reports.find(day, run, account -> theirs.computeIfAbsent(account, name -> isTheirs(name, request)))
                .map(report -> show(report, request))
                .orElseGet(() -> ApiResponse.problem(404, "there was no reconciliation on this day"));
    }

    private boolean isTheirs(String name, ApiRequest request) {
        try {
            return accounts.find(name)
                    .filter(account -> account.clients().contains(request.client()))
                    .isPresent();
        } catch (Unreadable wrong) {
            return false;
        }
    }

    private static ApiResponse show(Report report, ApiRequest request) {
        var html = request.headers().getOrDefault("accept", "").contains("text/html");
        return html
                ? new ApiResponse(
                        200, "text/html; charset=utf-8", ReportHtml.of(report, locale(request)), ReportAssets.HEADERS)
                : ApiResponse.json(200, ReportJson.of(report));
    }

    /// What the address says, else the reader's first language.
    private static String locale(ApiRequest request) {
        var spoken = request.headers().getOrDefault("accept-language", "en");
        return Optional.ofNullable(LANGUAGES.get(request.query("lang")))
                .orElse(spoken.startsWith("zh") ? "zh-CN" : "en");
    }
}
