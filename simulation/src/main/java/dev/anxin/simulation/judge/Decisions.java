package dev.anxin.simulation.judge;

import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import dev.anxin.local.simulator.books.Movement;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.table.ItemChange;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What must hold when a refund is decided: once, for a reason that still stands, and within the account's limit.
final class Decisions {
    private final Map<String, WorldAccounts.Own> accounts;
    private final Map<String, Refund.Decision> decided = new HashMap<>();
    private final Map<String, Integer> admitted = new HashMap<>();
    private final Predicate<PaymentKey> disputed;
    private final Predicate<PaymentKey> withTheBank;
    private final Function<PaymentKey, Optional<GatewayPayment>> books;
    private final Duration late;
    private final Set<String> takenBack = new HashSet<>();
    private String holder = "";

    /// @param disputed whether money of a payment has been in dispute for long enough to be known
    /// @param withTheBank whether it has been known here for long enough that a bank has its money
    /// @param books what gateways have of a payment
    /// @param late since when what they have is known, and how far clocks are wrong
    Decisions(
            Map<String, WorldAccounts.Own> accounts,
            Predicate<PaymentKey> disputed,
            Predicate<PaymentKey> withTheBank,
            Function<PaymentKey, Optional<GatewayPayment>> books,
            Duration late) {
        this.accounts = accounts;
        this.disputed = disputed;
        this.withTheBank = withTheBank;
        this.books = books;
        this.late = late;
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
            unproven(payment, id, refund).ifPresent(wrong::add);
            if (refund.decision() != Refund.Decision.OPEN) {
                wrong.addAll(wrong(payment, id, refund.decision(), now));
                refused(payment, id, refund.why()).ifPresent(wrong::add);
            }
        });
        return wrong;
    }

    /// What nobody can be asked about goes back by itself only up to a limit.
    private Optional<String> unproven(PaymentKey payment, String id, Refund refund) {
        var admitted = refund.decision() == Refund.Decision.ADMITTED
                && payment.account().equals(WorldAccounts.UNASKABLE);
        var much = books.apply(payment)
                .filter(there -> there.taken().minor() > WorldAccounts.PROVEN)
                .isPresent();
        return admitted && isAutomatic(id) && much
                ? Optional.of("callbacks alone say that " + payment + " was paid, and it goes back by itself: " + id)
                : Optional.empty();
    }

    /// A person may send money back while a bank only asks.
    ///
    /// @param why empty if it was not refused
    private Optional<String> refused(PaymentKey payment, String id, String why) {
        var moved = books.apply(payment).stream()
                .anyMatch(there -> Movement.Kind.CHARGEBACK.isIn(there.returns().moved()));
        return why.contains("dispute") && !moved && !isAutomatic(id)
                ? Optional.of("no bank took money of " + payment + ", and " + id + " is refused: " + why)
                : Optional.empty();
    }

    private static boolean isAutomatic(String id) {
        return Stream.of(Purpose.values()).anyMatch(purpose -> id.endsWith(":" + purpose.word()));
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
        if (second && !holder.isEmpty() && withTheBank.test(OrderRules.payment(holder))) {
            wrong.add(id + " is admitted, and a bank has the money of the payment that is paid with instead");
        }
        var automatic = isAutomatic(id);
        if (automatic) {
            takenBack.add(payment.toString());
            wrong.addAll(byItself(payment, id, now));
        }
        var hour = payment.account() + now.truncatedTo(ChronoUnit.HOURS);
        var limit = Objects.requireNonNull(accounts.get(payment.account())).refundsPerHour();
        if (automatic && admitted.merge(hour, 1, Integer::sum) > limit) {
            wrong.add("more refunds went out by themselves in an hour than may: " + id);
        }
        return wrong;
    }

    /// Of money that goes back without a person's word.
    private List<String> byItself(PaymentKey payment, String id, Instant now) {
        var wrong = new ArrayList<String>();
        var there = books.apply(payment);
        var asks = there.stream()
                .flatMap(known -> known.returns().disputes().stream())
                .anyMatch(dispute -> dispute.status() == GatewayDispute.Status.INQUIRY
                        && dispute.changed().isBefore(now.minus(late)));
        if (asks) {
            wrong.add("a bank asks, and money goes back by itself: " + id);
        }
        var waits = Stream.of(Purpose.LATE, Purpose.UNFULFILLED).anyMatch(purpose -> id.endsWith(":" + purpose.word()));
        var grace = Objects.requireNonNull(accounts.get(payment.account())).grace();
        there.flatMap(known -> known.at(GatewayPayment.Status.SUCCEEDED))
                .filter(paid -> waits && now.plus(late).isBefore(paid.plus(grace)))
                .ifPresent(paid ->
                        wrong.add(id + " is admitted at " + now + ", paid at " + paid + ", the shop has " + grace));
        return wrong;
    }
}
