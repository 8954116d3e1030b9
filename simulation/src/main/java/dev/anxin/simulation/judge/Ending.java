package dev.anxin.simulation.money;

import dev.anxin.aws.Balances;
import dev.anxin.aws.Facts;
import dev.anxin.aws.Orders;
import dev.anxin.aws.Payments;
import dev.anxin.aws.StoredPayment;
import dev.anxin.ledger.Conclude;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.GatewayPayment;
import dev.anxin.local.simulator.Movement;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.TableClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a story ended: what stands in the ledger, and in the gateways' own books.
record Ending(MoneyRun run, Facts facts, Payments payments, Balances balances, Orders orders) {
    static Ending of(MoneyRun run) {
        var dynamo = new TableClient(run.world().table(), Line.SURE, 1000);
        var facts = new Facts(dynamo, "ledger");
        return new Ending(
                run,
                facts,
                new Payments(dynamo, "ledger", 1),
                new Balances(dynamo, "ledger"),
                new Orders(dynamo, "ledger", facts));
    }

    Summary summary(PaymentKey payment) {
        return payments.find(payment, run.world().scheduler().now())
                .map(StoredPayment::summary)
                .orElse(Summary.EMPTY);
    }

    Summary ofAllFacts(PaymentKey payment) {
        return facts.sum(payment);
    }

    PaymentState state(PaymentKey payment) {
        return Conclude.conclude(summary(payment));
    }

    Map<String, Refund> refunds(PaymentKey payment) {
        return summary(payment).refunds().entries();
    }

    Balance balance(PaymentKey payment) {
        return balances.find(payment);
    }

    Optional<MerchantOrder> order() {
        return orders.find(new OrderKey("demo-shop", Shop.ORDER));
    }

    GatewayPayment atGateway(PaymentKey payment) {
        return run.world().gateway(payment.account()).find(payment.reference()).orElseThrow();
    }

    List<Movement> moved(PaymentKey payment) {
        return run.world().gateway(payment.account()).moneyMoved(payment.reference());
    }

    /// In minor units: what went back of one refund and did not return.
    long gone(PaymentKey payment, String refund) {
        return moved(payment).stream()
                .filter(movement -> movement.key().equals(refund))
                .mapToLong(movement -> switch (movement.kind()) {
                    case REFUND -> movement.amount().minor();
                    case REFUND_BACK -> -movement.amount().minor();
                    case CHARGEBACK, CHARGEBACK_BACK -> 0;
                })
                .sum();
    }

    /// Whether operations was called to this payment.
    boolean isPersonCalled(PaymentKey payment) {
        return run.world().trace().published().stream()
                .filter(published -> published.topic().equals("operations"))
                .anyMatch(published ->
                        published.message().at("id").text().orElse("").startsWith(payment + ":needs-review:"));
    }
}
