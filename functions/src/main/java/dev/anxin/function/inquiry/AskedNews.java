package dev.anxin.function.inquiry;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;

/// What a gateway said when it was asked.
///
/// @param origin over which version of the payment item it was asked, and when it answered by its own clock
public record AskedNews(List<News> news, Fact.Origin origin) {
    public AskedNews {
        news = List.copyOf(news);
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
