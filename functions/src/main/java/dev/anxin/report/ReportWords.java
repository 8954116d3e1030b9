package dev.anxin.report;

import dev.anxin.reconcile.BookSide.Said;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;

/// The words of the report about a reconciliation in one language: for people of the shop and of operations,
/// who have not read our code.
interface ReportWords {
    static ReportWords in(String locale) {
        return locale.equals("en") ? new EnglishReport() : new ChineseReport();
    }

    String title(FindingKind kind);

    /// What has happened.
    String what(FindingKind kind);

    /// What a reader should do about it.
    String toDo(FindingKind kind, FindingOutcome outcome);

    String says(Said said);

    String done(FindingOutcome outcome);

    /// The heading over the findings with this outcome.
    String group(FindingOutcome outcome);

    /// What the numbers come to, in one sentence.
    String sum(long findings, boolean complete);

    /// How far a run has come.
    String progress(int done, int parts);

    String began(String day, String time);

    String more(int shown);

    /// How many there are of a kind.
    String count(long number);

    Frame frame();

    /// @param name of the report
    /// @param other link to the other language, in that language
    record Frame(
            String name,
            String other,
            String compared,
            String agreed,
            String findings,
            String unanswered,
            String here,
            String gateway,
            String order,
            String payment,
            String toDo,
            String accounts,
            String account,
            String listed,
            String unknown,
            String runs,
            String bar,
            String nothing) {}
}
