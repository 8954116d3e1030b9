package dev.anxin.simulation.judge;

import dev.anxin.aws.Balances;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Orders;
import dev.anxin.aws.Payments;
import dev.anxin.aws.StoredPayment;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.Story;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.TableClient;
import java.util.Map;
import java.util.Optional;

/// How a story ended: what stands in the ledger, and in the gateways' own books.
record Ending(Story story, Payments payments, Balances balances, Orders orders) {
    static Ending of(Story story) {
        var dynamo = new TableClient(story.world().table(), Line.SURE, 1000);
        var facts = new Facts(dynamo, "ledger");
        return new Ending(
                story,
                new Payments(dynamo, "ledger", 1),
                new Balances(dynamo, "ledger"),
                new Orders(dynamo, "ledger", facts));
    }

    Summary summary(PaymentKey payment) {
        return payments.find(payment, story.world().scheduler().now())
                .map(StoredPayment::summary)
                .orElse(Summary.EMPTY);
    }

    Map<String, Refund> refunds(PaymentKey payment) {
        return summary(payment).refunds().entries();
    }

    Balance balance(PaymentKey payment) {
        return balances.find(payment);
    }

    Optional<MerchantOrder> order() {
        return orders.find(new OrderKey("demo-shop", Plan.ORDER));
    }
}
