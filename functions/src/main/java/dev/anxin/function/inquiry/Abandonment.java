package dev.anxin.function.inquiry;

import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Payments that nobody paid until the end of their window. They are closed at the gateway, so that nobody
/// pays after having been told that it is over.
final class Abandonment {
    private Abandonment() {}

    /// Whether the gateway may be asked to close it: the window is over, the gateway says that nobody has
    /// paid, and nobody ever saw money, or something that looked like it.
    static boolean is(PaymentState state, List<News> answer, Instant now) {
        var over = !now.isBefore(state.summary().registration().payUntil());
        var moneySeen =
                !state.summary().taken().isEmpty() || !state.quarantine().isEmpty();
        return over && answer.contains(new News.Unpaid()) && !moneySeen;
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
