package dev.anxin.gateway;

import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
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
/// @param books what is known of its money
public record Inquiry(
        PaymentKey payment, List<String> otherIds, String baseUrl, List<String> secrets, Instant at, Books books) {
    public Inquiry {
        otherIds = List.copyOf(otherIds);
        secrets = List.copyOf(secrets);
    }

    /// Of a payment of whose money nothing is known.
    public Inquiry(PaymentKey payment, List<String> otherIds, String baseUrl, List<String> secrets, Instant at) {
        this(payment, otherIds, baseUrl, secrets, at, Books.NOTHING);
    }

    /// What some gateways have to be told again.
    ///
    /// @param asked what the gateway says it asked for; [Money#NONE] while it has not, or says it in two ways
    /// @param refunds the ids of all refunds that it may know
    public record Books(Money asked, List<String> refunds) {
        public static final Books NOTHING = new Books(Money.NONE, List.of());

        public Books {
            refunds = List.copyOf(refunds);
        }
    }

    public Inquiry with(Books known) {
        return new Inquiry(payment, otherIds, baseUrl, secrets, at, known);
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
        return new Inquiry(payment, all, baseUrl, secrets, at, books);
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
