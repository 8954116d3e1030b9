package dev.anxin.function.refund;

import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Account;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.GatewayMoney;
import dev.anxin.refund.RefundWish;
import java.time.Instant;

/// One look after a refund, after the gateway was asked.
///
/// @param known all that is known of the payment, with the gateway's answer
/// @param askedAt when the gateway was asked
record RefundCase(
        PaymentKey key, Account account, String id, Summary known, GatewayMoney gatewayMoney, Instant askedAt) {
    Refund refund() {
        var refund = known.refunds().entries().get(id);
        if (refund == null) {
            throw new IllegalStateException("the refund " + id + " is lost: its payment has too many");
        }
        return refund;
    }

    PaymentState state() {
        return PaymentState.of(known);
    }

    RefundWish refundWish() {
        return new RefundWish(key, id, refund().asked(), refund().purpose(), state().hasMoney(), askedAt);
    }
}
