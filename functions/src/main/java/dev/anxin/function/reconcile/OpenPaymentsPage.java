package dev.anxin.function.reconcile;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.table.CompareIndex;
import dev.anxin.aws.table.Payments;
import dev.anxin.function.ledger.PaymentLedger;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Has a gateway asked about every payment of an account that may still change. It puts one fact to each, that its
/// callbacks may be lost; from that the payment's own clock rings, and the check asks as it always does.
public record OpenPaymentsPage(CompareIndex compareIndex, Payments payments, PaymentLedger paymentLedger, int shards) {
    /// Between the number of a shard and where its next page begins.
    private static final String IN = " ";

    /// One page of one shard.
    ///
    /// @param cursor as [PageResult#next] said; empty: the first page of the first shard
    PageResult page(Run run, Account account, String cursor) {
        var parts = cursor.isEmpty() ? new String[] {"0", ""} : cursor.split(IN, 2);
        var shard = Integer.parseInt(parts[0]);
        var page = compareIndex.page(shard, run.at(), parts[1], ShardComparison.PAGE);
        var keys = page.payments().stream()
                .filter(key -> key.account().equals(account.name()))
                .distinct()
                .toList();
        var asked = payments.items(keys).entrySet().stream()
                .filter(entry -> isAsked(run, entry.getKey(), entry.getValue()))
                .count();
        var totals = new Totals(asked, asked, 0, 0, 0, 0);
        var pace = Duration.ofMinutes(asked).dividedBy(account.inquiryPolicy().perMinute());
        return new PageResult(next(shard, page.next()), Map.of(account.name(), totals), List.of(), pace, false);
    }

    private String next(int shard, String next) {
        if (!next.isEmpty()) {
            return shard + IN + next;
        }
        return shard + 1 < shards ? shard + 1 + IN : "";
    }

    /// An item that cannot be read is parked already, and its payment folded again once it can be.
    private boolean isAsked(Run run, PaymentKey key, Map<String, AttributeValue> item) {
        try {
            var state = PaymentState.of(Payments.read(item).summary());
            var registered = state.summary().isRegistered();
            if (registered) {
                ask(run, key);
            }
            return registered;
        } catch (Unreadable damaged) {
            return false;
        }
    }

    private void ask(Run run, PaymentKey key) {
        var hint = new News.Hinted("its callbacks may be lost");
        paymentLedger.put(Fact.of(key, Fact.Source.PERSON, "catch-up#" + run.at(), paymentLedger.now(), hint));
    }
}
