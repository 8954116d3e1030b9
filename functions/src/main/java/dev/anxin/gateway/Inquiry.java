package dev.anxin.gateway;

import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a gateway is asked about, and with what.
///
/// @param payment by the reference under which it was registered
/// @param otherIds other ids by which the gateway may speak of it
/// @param baseUrl where the gateway's API stands, from the account; empty: where the gateway itself says
/// @param secrets the live calling secrets of the account; the first is used
/// @param at when it is asked, by our clock
public record Inquiry(PaymentKey payment, List<String> otherIds, String baseUrl, List<String> secrets, Instant at) {
    public Inquiry {
        otherIds = List.copyOf(otherIds);
        secrets = List.copyOf(secrets);
    }

    public String reference() {
        return payment.reference();
    }

    /// All ids by which the gateway may speak of it, that of the registration first.
    public Stream<String> ids() {
        return Stream.concat(Stream.of(payment.reference()), otherIds.stream());
    }

    /// The same, also by the ids that an answer to it named.
    public Inquiry knowing(List<News> answer) {
        var more = answer.stream()
                .filter(News.AlsoKnownAs.class::isInstance)
                .map(news -> ((News.AlsoKnownAs) news).reference());
        var all = Stream.concat(otherIds.stream(), more).distinct().toList();
        return new Inquiry(payment, all, baseUrl, secrets, at);
    }

    /// News with the time that the gateway itself gives it, by its own clock; without one, or with one that makes no
    /// sense, it is of the time of the answer.
    ///
    /// @param stated [Instant#MIN] if it states none
    public News dated(Instant stated, News news) {
        var own = Event.time(stated, Instant.MIN, at);
        return own.equals(Instant.MIN) ? news : new News.Dated(own, news);
    }

    /// News of a refund or a dispute that began at a stated time. That a refund failed is of the time of the question:
    /// nobody names the time, and it is later than its beginning, often by days.
    ///
    /// @param begun as in [#dated]
    public News returned(Instant begun, News news) {
        var failed = news instanceof News.RefundReported reported && reported.status() == Refund.Status.FAILED;
        return failed ? news : dated(begun, news);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "inquiry about " + payment;
    }
}
