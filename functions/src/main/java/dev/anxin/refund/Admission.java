package dev.anxin.refund;

import dev.anxin.ledger.Order.Status;
import dev.anxin.ledger.Purpose;
import dev.anxin.order.Change;
import dev.anxin.order.MerchantOrder;
import java.util.Optional;

/// Whether a refund may be made. Decided once: on the gateway's word, the balance, the order, and what
/// automatic refunds took so far.
public sealed interface Admission {
    /// @param balance with its money reserved
    /// @param order what it makes of the order
    record Admitted(Balance balance, Change order) implements Admission {}

    /// @param stopped whether it is not this refund, but automatic refunds of the account that have to
    ///     wait for a person
    record Refused(boolean stopped, String why) implements Admission {}

    /// @param statement not unclear
    static Admission of(Wish wish, Balance balance, Statement statement, MerchantOrder order, Spent spent) {
        var refusal = refusal(wish, balance, statement)
                .or(() -> wish.automatic().flatMap(purpose -> outdated(wish, purpose, order)));
        if (refusal.isPresent()) {
            return new Refused(false, refusal.get());
        }
        var over = wish.isAutomatic() ? spent.refusal(wish) : Optional.<String>empty();
        if (over.isPresent()) {
            return new Refused(true, over.get());
        }
        return admitted(wish, balance, statement, order);
    }

    private static Optional<String> refusal(Wish wish, Balance balance, Statement statement) {
        if (!wish.paid()) {
            return Optional.of("the payment is not paid, or what the gateway says of it is doubted");
        }
        if (statement.isDisputed()) {
            return Optional.of("a dispute is open");
        }
        if (wish.amount().minor() == 0
                || !wish.amount().currency().equals(statement.captured().currency())) {
            return Optional.of("it is of no amount, or in another currency than the payment");
        }
        return balance.hasRoomFor(wish.refund(), wish.amount(), statement)
                ? Optional.empty()
                : Optional.of("more than is left of the captured money");
    }

    /// What was a reason when it was asked for may be none any more.
    private static Optional<String> outdated(Wish wish, Purpose purpose, MerchantOrder order) {
        var holds = switch (purpose) {
            case SECOND ->
                order.holder()
                        .who()
                        .filter(holder -> !holder.equals(wish.payment()))
                        .isPresent();
            case CANCELLED -> order.status() == Status.CANCELLED;
            case LATE, UNFULFILLED -> !order.isFulfilledBy(wish.payment());
        };
        var why = switch (purpose) {
            case SECOND -> "no other payment holds the order any more";
            case CANCELLED -> "the order is not cancelled";
            case LATE, UNFULFILLED -> "the order was fulfilled with this payment";
        };
        return holds ? Optional.empty() : Optional.of(why);
    }

    /// What goes back by itself is never shipped for. A person may send back a part, and the order stays as it
    /// is; the rest, and it is not shipped for any more.
    private static Admission admitted(Wish wish, Balance balance, Statement statement, MerchantOrder order) {
        var next = balance.reserve(wish.refund(), wish.amount(), statement.captured());
        if (!wish.isAutomatic()) {
            var takesAll = next.claimed(statement, "") >= statement.captured().minor();
            return new Admitted(next, takesAll ? byHand(wish, order) : new Change.Unchanged());
        }
        var change = order.takeBack(wish.payment(), wish.now());
        return change instanceof Change.Refused
                ? new Refused(false, "the order does not know the payment")
                : new Admitted(next, change);
    }

    /// An order that does not know the payment does not keep a person from sending its money back.
    private static Change byHand(Wish wish, MerchantOrder order) {
        var change = order.takeBackByHand(wish.payment(), wish.now());
        return change instanceof Change.Refused ? new Change.Unchanged() : change;
    }
}
