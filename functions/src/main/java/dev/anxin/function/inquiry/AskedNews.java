package dev.anxin.function.inquiry;

import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.gateway.signature.Verification;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a gateway said when it was asked.
///
/// @param origin over which version of the payment item it was asked, and when it answered by its own clock
public record AskedNews(List<News> news, Fact.Origin origin) {
    /// Whether the gateway's clock and ours agree.
    static final String METRIC = "Clocks";

    public AskedNews {
        news = List.copyOf(news);
    }

    /// Counts it where the two clocks are apart.
    void countApart(String account, MetricsClock metricsClock) {
        apart(metricsClock.now())
                .ifPresent(ahead -> metricsClock
                        .metrics()
                        .countOverall(METRIC, account, "apart", "seconds", "" + ahead.toSeconds()));
    }

    /// By how much the gateway's clock is ahead of ours, where that is more than either may be wrong: then our own
    /// refuses every callback.
    ///
    /// @param at when it was asked, by our clock
    Optional<Duration> apart(Instant at) {
        return Optional.of(Duration.between(at, origin.stated()))
                .filter(ahead -> ahead.abs().compareTo(Verification.WINDOW) > 0);
    }

    /// @param at when it was asked, by our clock
    public Fact fact(PaymentKey payment, Fact.Source source, String id, Instant at) {
        return fact(payment, source, id, at, news);
    }

    /// @param said this of it, or with more
    public Fact fact(PaymentKey payment, Fact.Source source, String id, Instant at, List<News> said) {
        return new Fact(payment, source, id, at, origin, said);
    }
}
