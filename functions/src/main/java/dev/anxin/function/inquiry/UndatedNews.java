package dev.anxin.function.inquiry;

import dev.anxin.aws.table.Facts;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;

/// Answers of gateways by what they say, whenever they said it.
public final class UndatedNews {
    private UndatedNews() {}

    /// Names what was heard: two runs that hear the same put one fact.
    public static String digest(PaymentKey key, List<News> news) {
        var undated = news.stream().map(News::undated).toList();
        return Facts.digest(Summary.of(new Fact(key, Fact.Source.CHECK, "", Instant.EPOCH, undated)));
    }
}
