package dev.anxin.function.refund;

import dev.anxin.aws.table.Balances;
import dev.anxin.aws.table.Budgets;
import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.aws.table.Orders;
import dev.anxin.aws.table.Streaks;
import dev.anxin.aws.table.Transactions;
import dev.anxin.function.runtime.Wiring;
import dev.anxin.ledger.Fact;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Admission;
import dev.anxin.refund.AutomaticSpending;
import dev.anxin.refund.Balance;
import dev.anxin.refund.RefundWish;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Where money that may go back is reserved: what stands in the balance, the order, the budget and the streak,
/// and what is said of it in the ledger, change together or not at all.
public record RefundReserve(
        Balances balances,
        Orders orders,
        Budgets budgets,
        Streaks streaks,
        Facts facts,
        Transactions transactions,
        InstantSource clock) {
    public static RefundReserve of(Wiring wiring, DynamoDbClient dynamo) {
        return new RefundReserve(
                wiring.balances(dynamo),
                wiring.orders(dynamo),
                wiring.budgets(dynamo),
                wiring.streaks(dynamo),
                wiring.facts(dynamo),
                new Transactions(dynamo),
                wiring.clock());
    }

    Balance balance(PaymentKey payment) {
        return balances.find(payment);
    }

    /// The order as it stands; one that knows no payment if there is none.
    MerchantOrder order(OrderKey key) {
        return orders.find(key).orElseGet(() -> MerchantOrder.fresh(key, clock.instant()));
    }

    AutomaticSpending spent(Account account, RefundWish refundWish) {
        var name = account.name();
        var currency = refundWish.amount().currency();
        return new AutomaticSpending(
                account.refunds(),
                budgets.hour(name, currency, refundWish.now()),
                budgets.day(name, currency, refundWish.now()),
                streaks.find(name));
    }

    /// Reserves the money, and says so.
    ///
    /// @param decided says that the refund is admitted, under the key that a refusal would have
    /// @return whether it is written; false if anything of it changed since it was read, or it was decided
    boolean admit(
            RefundWish refundWish, Account account, MerchantOrder order, Admission.Admitted admitted, Entry decided) {
        var writes = new ArrayList<>(writes(admitted.balance(), decided));
        if (admitted.order() instanceof OrderChange.Changed(var next)) {
            writes.addAll(orders.writes(order, next, decided.evidence()));
        }
        if (refundWish.isAutomatic()) {
            writes.addAll(budgets.writes(account.name(), refundWish.amount(), account.refunds(), refundWish.now()));
        }
        if (refundWish.isUnfulfilled()) {
            writes.add(streaks.write(account.name()));
        }
        return transactions.commit(writes);
    }

    /// @return whether it is written; false if the balance changed since it was read, or the fact stands there
    boolean write(Balance balance, Entry entry) {
        return transactions.commit(writes(balance, entry));
    }

    /// @return whether it is written; false if the balance changed since it was read
    boolean write(PaymentKey payment, Balance balance) {
        return transactions.commit(List.of(balances.write(payment, balance)));
    }

    private List<TransactWriteItem> writes(Balance balance, Entry entry) {
        return List.of(balances.write(entry.fact().payment(), balance), facts.write(entry.fact(), entry.evidence()));
    }

    /// A fact to be written together with what it says.
    record Entry(Fact fact, Evidence evidence) {}
}
