package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.ledger.Order;
import dev.anxin.local.simulator.Fault;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.refund.Reservation;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.TableClient;
import dev.anxin.simulation.upgrade.DowngradedItems;
import java.util.List;
import java.util.Optional;

/// What stands in the table beside the payments when a story has ended.
record Ending(Balances balances, Orders orders) {
    static Ending of(PlanRun run) {
        var dynamo = new DowngradedItems(new TableClient(run.world().table(), Line.SURE, 1000));
        return new Ending(new Balances(dynamo, "ledger"), new Orders(dynamo, "ledger", new Facts(dynamo, "ledger")));
    }

    Balance balance(PaymentKey payment) {
        return balances.find(payment);
    }

    /// What we reserved or took, in minor units. A gateway that says it refunded more than it was asked to is believed.
    long claimed(PaymentKey payment, Plan plan) {
        var exaggerates = plan.payments().stream()
                .flatMap(pay -> pay.wrong().stream())
                .anyMatch(Fault.ReportMore.class::isInstance);
        return exaggerates
                ? 0
                : balance(payment).refunds().entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("gateway:")) // of the dashboard: nobody asked us
                        .filter(entry -> entry.getValue().stage() != Reservation.Stage.RELEASED)
                        .mapToLong(entry -> entry.getValue().amount().minor())
                        .sum();
    }

    /// An order stops where all of its money goes back, and not for a part of it.
    ///
    /// @return what is wrong with it
    List<String> wrong(List<PaymentKey> payments) {
        var stopped = order().filter(order -> order.status() == Order.Status.REFUNDING)
                .isPresent();
        return stopped && payments.stream().noneMatch(this::wentBack)
                ? List.of("the order is about to be refunded, and only a part of its money went back")
                : List.of();
    }

    /// Whether all of it was to go back, whatever became of that.
    private boolean wentBack(PaymentKey payment) {
        var balance = balance(payment);
        var reserved = balance.refunds().values().stream()
                .mapToLong(reservation -> reservation.amount().minor())
                .sum();
        return reserved > 0 && reserved >= balance.captured().minor();
    }

    Optional<MerchantOrder> order() {
        return orders.find(new OrderKey("demo-shop", Plan.ORDER));
    }
}
