package dev.anxin.refund;

import dev.anxin.refund.Reservation.Stage;
import java.time.Duration;
import java.time.Instant;

/// What may be done next for an admitted refund that the gateway does not show. The balance is read before the
/// gateway is asked. That the gateway does not show a refund proves nothing while a call may be under way. It
/// never proves anything once the gateway may have forgotten the key of the first call.
public sealed interface NextStep {
    /// Record a call in the balance, and make it.
    record Call(Balance recorded) implements NextStep {}

    /// A call may be under way.
    record Wait(Instant until) implements NextStep {}

    /// No call was ever made, and none may be made any more: its reservation is released.
    record Withdraw(String why) implements NextStep {}

    /// No machine can tell whether the money went: a person looks at the gateway.
    record Person(String why) implements NextStep {}

    /// @param balance as it was read before the gateway was asked
    /// @param keyLife how long the gateway takes a second call with the same key for the first
    static NextStep of(RefundWish refundWish, Balance balance, GatewayMoney gatewayMoney, Duration keyLife) {
        var known = balance.refund(refundWish.refund());
        if (known.isEmpty()) {
            return new Person("it is admitted, but no money is reserved for it");
        }
        var reservation = known.get();
        if (reservation.stage() != Stage.RESERVED) {
            return new Person("the gateway does not show what it once said it had done");
        }
        if (refundWish.now().isBefore(reservation.leaseUntil())) {
            return new Wait(reservation.leaseUntil());
        }
        return of(refundWish, balance, gatewayMoney, reservation, keyLife);
    }

    private static NextStep of(
            RefundWish refundWish,
            Balance balance,
            GatewayMoney gatewayMoney,
            Reservation reservation,
            Duration keyLife) {
        if (gatewayMoney.forbids(refundWish)) {
            return stopped(reservation, "a dispute is open");
        }
        if (!balance.hasRoomFor(refundWish.refund(), reservation.amount(), gatewayMoney)) {
            return stopped(reservation, "more than is left of the captured money");
        }
        var first = reservation.calls() == 0;
        return first || isRemembered(reservation.firstCall(), refundWish.now(), keyLife)
                ? new Call(balance.called(refundWish.refund(), refundWish.now()))
                : new Person("it was called " + reservation.calls()
                        + " times without an answer, and the gateway may have forgotten the first");
    }

    private static NextStep stopped(Reservation reservation, String why) {
        return reservation.calls() == 0 ? new Withdraw(why) : new Person(why);
    }

    /// Only half the key's life counts, because clocks differ and a call takes its time.
    private static boolean isRemembered(Instant firstCall, Instant now, Duration keyLife) {
        return Duration.between(firstCall, now).compareTo(keyLife.dividedBy(2)) < 0;
    }
}
