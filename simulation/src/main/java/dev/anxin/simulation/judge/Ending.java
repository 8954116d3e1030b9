package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.story.PlanRun;
import dev.anxin.simulation.table.Line;
import dev.anxin.simulation.table.TableClient;
import dev.anxin.simulation.upgrade.DowngradedItems;
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

    Optional<MerchantOrder> order() {
        return orders.find(new OrderKey("demo-shop", Plan.ORDER));
    }
}
