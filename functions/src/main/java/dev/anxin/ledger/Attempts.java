package dev.anxin.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Which of a payment's attempts is the current one.
///
/// Answers are ordered by what was known when the gateway was asked; events by the gateway's own time. Between an
/// answer and an event the gateway's clock decides: both are its times. An event that we had heard before we asked is
/// in the answer already, whatever time stands in it.
final class Attempts {
    private Attempts() {}

    /// The word that counts; empty if the gateway never spoke of an attempt.
    static Optional<Attempt.Report> current(Summary summary) {
        var latest = latest(summary);
        return latest.filter(report -> isFailed(summary, report) && isUndated(summary, report))
                .flatMap(_ -> underWay(summary))
                .or(() -> latest);
    }

    /// Whether the gateway told it by itself and did not say when: it is ordered by when it came, and may be the older
    /// news where it came late.
    private static boolean isUndated(Summary summary, Attempt.Report report) {
        return report.equals(summary.event())
                && report.origin().stated().equals(report.attempt().heard());
    }

    /// Whatever is known to be under way still is, until it is heard how it ended.
    private static Optional<Attempt.Report> underWay(Summary summary) {
        return summary.attempts().entries().entrySet().stream()
                .filter(known -> !known.getValue().failed())
                .map(known -> new Attempt.Report(
                        Fact.Origin.event(known.getValue().heard()), known.getKey(), known.getValue()))
                .max(Comparator.naturalOrder());
    }

    private static Optional<Attempt.Report> latest(Summary summary) {
        var answer = summary.answer();
        var event = summary.event();
        if (!answer.exists() || !event.exists()) {
            return Optional.of(answer.exists() ? answer : event).filter(Attempt.Report::exists);
        }
        if (event.attempt().heard().isBefore(answer.attempt().heard())) {
            return Optional.of(answer);
        }
        int order = event.second().compareTo(answer.second());
        var eventCounts = order > 0 || (order == 0 && !isFailed(summary, event));
        return Optional.of(eventCounts ? event : answer);
    }

    /// When we heard of an event that is of the second of the answer: which of them is later nobody knows. It is under
    /// way if either says so, and is asked again.
    static Optional<Instant> tie(Summary summary) {
        var answer = summary.answer();
        var event = summary.event();
        var known = event.attempt().heard().isBefore(answer.attempt().heard());
        var tied = answer.exists() && event.exists() && !known && event.second().equals(answer.second());
        return tied && !event.id().equals(answer.id())
                ? Optional.of(event.attempt().heard())
                : Optional.empty();
    }

    /// Whether the current attempt is under way.
    static boolean isActing(Summary summary) {
        return current(summary).filter(report -> !isFailed(summary, report)).isPresent();
    }

    /// The current attempt, if it failed: by its id.
    static Optional<Map.Entry<String, Attempt>> failure(Summary summary) {
        return current(summary)
                .filter(report -> isFailed(summary, report))
                .map(report -> Map.entry(report.id(), known(summary, report)));
    }

    /// The same answer, about the failure that is known, where the gateway neither names nor dates the attempt and
    /// says what it had said.
    static News recognised(Summary summary, News answer) {
        return answer instanceof News.Failed(var id, var code) && id.isEmpty()
                ? failure(summary)
                        .filter(known -> known.getValue().code().equals(code))
                        .<News>map(known -> new News.Failed(known.getKey(), code))
                        .orElse(answer)
                : answer;
    }

    /// The current attempt if it failed, else the one that was heard last of those that did.
    static Optional<Attempt> latestFailure(Summary summary) {
        return failure(summary)
                .map(Map.Entry::getValue)
                .or(() -> summary.attempts().values().stream()
                        .filter(Attempt::failed)
                        .max(Comparator.comparing(Attempt::heard).thenComparing(Attempt::code)));
    }

    /// What failed has failed, in whatever order it was heard.
    private static boolean isFailed(Summary summary, Attempt.Report report) {
        return known(summary, report).failed();
    }

    private static Attempt known(Summary summary, Attempt.Report report) {
        return report.attempt().join(summary.attempts().entries().getOrDefault(report.id(), report.attempt()));
    }
}
