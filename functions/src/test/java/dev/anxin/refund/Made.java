package dev.anxin.refund;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.RefundLimits;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One payment of 10.00 USD, taken, that holds its order; and a wish to send it back.
final class Made {
    static final PaymentKey KEY = new PaymentKey("olepay", "1001");
    static final PaymentKey OTHER = new PaymentKey("stripe", "pi_2");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Money PRICE = usd(1000);
    static final String ID = "1001:unfulfilled";
    static final AutomaticSpending NOTHING_SPENT = new AutomaticSpending(
            RefundLimits.DEFAULT, new AutomaticSpending.Used(0, 0), new AutomaticSpending.Used(0, 0), 0);

    private Made() {}

    static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    static RefundWish wish(String purpose, Money amount) {
        return new RefundWish(KEY, ID, amount, purpose, true, NOON);
    }

    static GatewayMoney statement(News... more) {
        return statement(Summary.EMPTY, more);
    }

    static GatewayMoney statement(Summary known, News... more) {
        var paid = Stream.of(new News.Paid(PRICE, PRICE.minor()));
        return GatewayMoney.of(
                new Fact(
                        KEY,
                        Fact.Source.CHECK,
                        "seen",
                        NOON,
                        Stream.concat(paid, Stream.of(more)).toList()),
                known);
    }

    static News refund(String id, Refund.Status status, long minor) {
        return new News.RefundReported(id, status, usd(minor));
    }

    static News dispute(Dispute.Status status, long minor) {
        return new News.DisputeReported("dp_1", status, usd(minor));
    }

    static Summary known(News news) {
        return Summary.of(
                new dev.anxin.ledger.Fact(KEY, dev.anxin.ledger.Fact.Source.CALLBACK, "made", NOON, List.of(news)));
    }

    /// An order of both payments, held by the one.
    static MerchantOrder order() {
        return changed(unheld().hold(KEY, NOON));
    }

    static MerchantOrder unheld() {
        var fresh = MerchantOrder.fresh(new OrderKey("demo-shop", "o-1"), NOON);
        return changed(changed(fresh.join(KEY)).join(OTHER));
    }

    static MerchantOrder changed(OrderChange orderChange) {
        return ((OrderChange.Changed) orderChange).next();
    }
}
