package dev.anxin.refund;

import dev.anxin.ledger.Order.Status;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderChange;
import java.util.Optional;

/// Whether a refund may be made. It is decided once, from the gateway's word, the balance, the order, and what
/// automatic refunds took so far.
public sealed interface Admission {
    /// @param balance with its money reserved
    /// @param order what the refund does to the order
    record Admitted(Balance balance, OrderChange order) implements Admission {}

    /// @param stopped true if all automatic refunds of the account have to wait for a person; false if only
    ///     this one may not be made
    record Refused(boolean stopped, String why) implements Admission {}

    /// @param gatewayMoney a clear answer: [GatewayMoney#unclear] is empty
    static Admission of(
            RefundWish refundWish,
            Balance balance,
            GatewayMoney gatewayMoney,
            MerchantOrder order,
            AutomaticSpending automaticSpending) {
        var refusal = refusal(refundWish, balance, gatewayMoney)
                .or(() -> refundWish.automatic().flatMap(purpose -> outdated(refundWish, purpose, order)));
        if (refusal.isPresent()) {
            return new Refused(false, refusal.get());
        }
        var unproven = refundWish.isAutomatic() && gatewayMoney.toldAlone()
                ? automaticSpending.unproven(refundWish)
                : Optional.<String>empty();
        if (unproven.isPresent()) {
            return new Refused(false, unproven.get());
        }
        var over = refundWish.isAutomatic() ? automaticSpending.refusal(refundWish) : Optional.<String>empty();
        if (over.isPresent()) {
            return new Refused(true, over.get());
        }
        return admitted(refundWish, balance, gatewayMoney, order);
    }

    private static Optional<String> refusal(RefundWish refundWish, Balance balance, GatewayMoney gatewayMoney) {
        if (!refundWish.paid()) {
            return Optional.of("the payment is not paid, or what the gateway says of it is doubted");
        }
        if (gatewayMoney.forbids(refundWish)) {
            return Optional.of("a dispute is open");
        }
        if (refundWish.amount().minor() == 0
                || !refundWish
                        .amount()
                        .currency()
                        .equals(gatewayMoney.captured().currency())) {
            return Optional.of("it is of no amount, or in another currency than the payment");
        }
        return balance.hasRoomFor(refundWish.refund(), refundWish.amount(), gatewayMoney)
                ? Optional.empty()
                : Optional.of("more than is left of the captured money");
    }

    /// The reason may have gone since the refund was asked for.
    private static Optional<String> outdated(RefundWish refundWish, Purpose purpose, MerchantOrder order) {
        var holds = switch (purpose) {
            case SECOND ->
                order.holder()
                        .who()
                        .filter(holder -> !holder.equals(refundWish.payment()))
                        .isPresent();
            case CANCELLED -> order.status() == Status.CANCELLED;
            case LATE, UNFULFILLED -> !order.isFulfilledBy(refundWish.payment());
        };
        var why = switch (purpose) {
            case SECOND -> "no other payment holds the order any more";
            case CANCELLED -> "the order is not cancelled";
            case LATE, UNFULFILLED -> "the order was fulfilled with this payment";
        };
        return holds ? Optional.empty() : Optional.of(why);
    }

    /// An order whose money goes back by itself is not shipped. A person may send back a part, and the order
    /// stays as it is. Once all of it goes back, the order is not shipped any more.
    private static Admission admitted(
            RefundWish refundWish, Balance balance, GatewayMoney gatewayMoney, MerchantOrder order) {
        var next = balance.reserve(refundWish.refund(), refundWish.amount(), gatewayMoney.captured());
        if (!refundWish.isAutomatic()) {
            var takesAll =
                    next.claimed(gatewayMoney, "") >= gatewayMoney.captured().minor();
            return new Admitted(next, takesAll ? byHand(refundWish, order) : new OrderChange.Unchanged());
        }
        var orderChange = order.takeBack(refundWish.payment(), refundWish.now());
        return orderChange instanceof OrderChange.Refused
                ? new Refused(false, "the order does not know the payment")
                : new Admitted(next, orderChange);
    }

    /// A person may send money back even if the order does not know its payment.
    private static OrderChange byHand(RefundWish refundWish, MerchantOrder order) {
        var orderChange = order.takeBackByHand(refundWish.payment(), refundWish.now());
        return orderChange instanceof OrderChange.Refused ? new OrderChange.Unchanged() : orderChange;
    }
}
