package dev.anxin.simulation.judge;

import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What must hold when a refund is decided: once, for a reason that still stands, and within the account's limit.
final class Decisions {
    private final Map<String, WorldAccounts.Own> accounts;
    private final Map<String, Refund.Decision> decided = new HashMap<>();
    private final Map<String, Integer> admitted = new HashMap<>();
    private final Predicate<PaymentKey> disputed;
    private final Set<String> takenBack = new HashSet<>();
    private String holder = "";

    /// @param disputed whether money of a payment has been in dispute for long enough to be known
    Decisions(Map<String, WorldAccounts.Own> accounts, Predicate<PaymentKey> disputed) {
        this.accounts = accounts;
        this.disputed = disputed;
    }

    /// An order's item, as it is written.
    ///
    /// @return what is wrong with it
    Optional<String> order(ItemChange itemChange) {
        var by = itemChange.after().get("holder");
        var before = holder;
        holder = by == null ? "" : by.s();
        return !holder.equals(before) && takenBack.contains(holder)
                ? Optional.of(holder + " holds an order, and its money was to go back by itself")
                : Optional.empty();
    }

    /// @param fact of a payment, as it is written
    /// @return all that is wrong with it
    List<String> wrong(PaymentKey payment, Summary fact, Instant now) {
        var wrong = new ArrayList<String>();
        fact.refunds().entries().forEach((id, refund) -> {
            if (refund.decision() != Refund.Decision.OPEN) {
                wrong.addAll(wrong(payment, id, refund.decision(), now));
            }
        });
        return wrong;
    }

    private List<String> wrong(PaymentKey payment, String id, Refund.Decision decision, Instant now) {
        var before = decided.putIfAbsent(id, decision);
        if (before == decision) {
            return List.of();
        }
        if (before != null) {
            return List.of("the refund " + id + " was " + before + " and is " + decision);
        }
        return decision == Refund.Decision.ADMITTED ? admitted(payment, id, now) : List.of();
    }

    private List<String> admitted(PaymentKey payment, String id, Instant now) {
        var wrong = new ArrayList<String>();
        var second = id.endsWith(":" + Purpose.SECOND.word());
        if (second && (holder.isEmpty() || holder.equals(payment.toString()))) {
            wrong.add("no other payment holds the order of " + payment + ", and it is refunded as a second one");
        }
        if (disputed.test(payment)) {
            wrong.add("a refund of disputed money is admitted: " + id);
        }
        var automatic = List.of(Purpose.values()).stream().anyMatch(purpose -> id.endsWith(":" + purpose.word()));
        if (automatic) {
            takenBack.add(payment.toString());
        }
        var hour = payment.account() + now.truncatedTo(ChronoUnit.HOURS);
        var limit = Objects.requireNonNull(accounts.get(payment.account())).refundsPerHour();
        if (automatic && admitted.merge(hour, 1, Integer::sum) > limit) {
            wrong.add("more refunds went out by themselves in an hour than may: " + id);
        }
        return wrong;
    }
}
