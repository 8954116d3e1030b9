package dev.anxin.function.inquiry;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import java.util.List;
import java.util.stream.Stream;

/// Payments that nobody paid until the end of their window. They are closed at the gateway, so that nobody
/// pays after having been told that it is over.
final class Abandonment {
    private Abandonment() {}

    /// Whether the gateway may be asked to close it: the window is over by this very answer, the gateway says that
    /// nobody has paid, and nobody ever saw money, or something that looked like it. A slip that is out and a debit
    /// under way keep the window open, and a customer who is acting in a way that the answer does not name may have
    /// either.
    ///
    /// @param state before it was asked
    static boolean is(PaymentState state, Fact heard) {
        var answer = heard.news();
        var after = PaymentState.of(state.summary().join(Summary.of(heard)));
        var over = !heard.at().isBefore(after.windowEnd());
        var moneySeen =
                !state.summary().taken().isEmpty() || !state.quarantine().isEmpty() || isInPart(after);
        return over && answer.contains(new News.Unpaid()) && isNamed(answer) && !moneySeen;
    }

    /// What came of a transfer in parts would be left at the gateway, in nobody's books.
    private static boolean isInPart(PaymentState state) {
        var asked = state.money().expected().minor();
        return state.summary().methods().values().stream()
                .anyMatch(report -> report.method().isInPart(asked));
    }

    private static boolean isNamed(List<News> answer) {
        return answer.stream().noneMatch(News.Acting.class::isInstance)
                || answer.stream().anyMatch(News.MethodNamed.class::isInstance);
    }

    /// What the question and the wish to close it say together.
    static List<News> closed(List<News> answer, List<News> toClosing) {
        var confirmed = toClosing.stream().filter(Abandonment::isClosed).toList();
        if (confirmed.isEmpty()) {
            return answer;
        }
        var rest = answer.stream().filter(news -> !news.equals(new News.Unpaid()));
        return Stream.concat(rest, confirmed.stream()).toList();
    }

    private static boolean isClosed(News news) {
        return news.undated() instanceof News.Closed;
    }
}
