package dev.anxin.function.inquiry;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.Summary;
import java.time.Instant;
import java.util.List;

/// Leaves out of an answer what is known already and would look new. A gateway that is asked repeats its last
/// failure for as long as it stands: that is no new attempt, and nobody is told of it again.
public final class RepeatedFailures {
    private RepeatedFailures() {}

    /// @param now when the gateway was asked: the time of what it does not date itself
    public static List<News> without(Summary summary, List<News> answer, Instant now) {
        return answer.stream()
                .filter(news -> !(news instanceof News.Failed(var code) && isKnown(summary, code, now, false)))
                .filter(news -> !(news instanceof News.Dated(var at, News.Failed(var code))
                        && isKnown(summary, code, at, true)))
                .toList();
    }

    /// The same code, and nobody acted between that failure and this one. A gateway that dates it tells a
    /// later attempt by its time.
    private static boolean isKnown(Summary summary, String code, Instant at, boolean dated) {
        return summary.moment(Moment.FAILED)
                .filter(failed -> failed.words().equals(code))
                .filter(failed -> !actedBetween(summary, failed.at(), at))
                .filter(failed -> !dated || !at.isAfter(failed.at().plus(Message.SLACK)))
                .isPresent();
    }

    private static boolean actedBetween(Summary summary, Instant failed, Instant at) {
        return summary.moment(Moment.ACTING)
                .map(Note::at)
                .filter(acting -> acting.isAfter(failed) && !acting.isAfter(at))
                .isPresent();
    }
}
