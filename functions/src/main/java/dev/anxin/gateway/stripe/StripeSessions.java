package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.ledger.News;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Optional;

/// What checkout sessions say. Each also names its payment intent once it has one, under which all else
/// arrives.
final class StripeSessions {
    private StripeSessions() {}

    /// Completed is not paid: methods that take days, and sessions that only hold the money, complete
    /// unpaid.
    static List<News> completed(Json session, String intent) {
        var total = StripeAmounts.read(session, "amount_total");
        var paid = session.at("payment_status").text().equals(Optional.of("paid"));
        return with(intent, paid ? Amount.paid(total, total) : new News.Acting("", ""));
    }

    /// It does not say which attempt failed: its intent does, in an event of its own and when it is asked.
    static List<News> failed(String intent) {
        return with(intent, new News.Hinted("an attempt failed: which, its intent says"));
    }

    static List<News> expired(String intent) {
        return with(intent, new News.Closed());
    }

    private static List<News> with(String intent, News news) {
        return PaymentKey.isReference(intent) ? List.of(news, new News.AlsoKnownAs(intent)) : List.of(news);
    }
}
