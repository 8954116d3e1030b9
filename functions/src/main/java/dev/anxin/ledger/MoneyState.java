package dev.anxin.ledger;

import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.util.function.Predicate;

/// The money part: sums of the one currency in which the payment is expected.
///
/// @param expected what the customer shall pay, after the latest correction
/// @param captured what the gateway took and did not lose again; may be less than it held, and more than was expected
/// @param returned what refunds took back for good
/// @param refunds what refunds took or may take; all that was captured once there are too many to count
/// @param disputes what disputes took or may take; all that was captured while the amount of one is not known, or once
///     there are too many to count
public record MoneyState(Money expected, Sum captured, Sum returned, Sum refunds, Sum disputes) {
    static MoneyState of(Summary summary, Money expected, Sum captured) {
        var nothing = Sum.none(expected.currency());
        var returned = refunds(summary, refund -> refund.status() == Refund.Status.SUCCEEDED, nothing);
        var refunds = summary.refunds().tooMany() ? captured : refunds(summary, Refund::takesMoney, nothing);
        var disputes = summary.disputes().tooMany() ? captured : nothing;
        for (Dispute dispute : summary.disputes().values()) {
            disputes = disputes.plus(dispute.takes(captured));
        }
        return new MoneyState(expected, captured, returned, refunds, disputes);
    }

    private static Sum refunds(Summary summary, Predicate<Refund> which, Sum nothing) {
        var sum = nothing;
        for (Refund refund : summary.refunds().values()) {
            sum = which.test(refund) && sum.takes(refund.amount()) ? sum.plus(refund.amount()) : sum;
        }
        return sum;
    }

    public boolean whollyReturned() {
        return captured.minor() > 0 && returned.minor() >= captured.minor();
    }

    /// What can still be sent back, in minor units.
    public long refundable() {
        return Math.max(0, captured.minor() - claimed());
    }

    /// What was captured beyond what is expected, in minor units. It never goes back by itself: it may be a tip.
    public long surplus() {
        return Math.max(0, captured.minor() - expected.minor());
    }

    public boolean isOverdrawn() {
        return claimed() > captured.minor();
    }

    private long claimed() {
        return refunds.plus(disputes).minor();
    }

    /// Where a payment's money is, in one word.
    public enum Place {
        /// None was taken, as far as is known.
        NONE("none"),
        HELD("held"),
        /// Less was taken than is expected.
        PART_CAPTURED("part-captured"),
        CAPTURED("captured"),
        PART_REFUNDED("part-refunded"),
        REFUNDED("refunded"),
        /// A bank has it and has not decided.
        DISPUTED("disputed"),
        /// A bank took it back.
        CHARGED_BACK("charged-back");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /// As the API has it: `part-refunded`.
        public String word() {
            return word;
        }

        static Place of(PaymentState state) {
            var money = state.money();
            if (money.captured().minor() == 0) {
                return state.status() == Status.AUTHORISED ? HELD : NONE;
            }
            if (state.summary().isChargedBack()) {
                return CHARGED_BACK;
            }
            if (state.summary().isDisputed()) {
                return DISPUTED;
            }
            if (money.returned().minor() > 0) {
                return money.whollyReturned() ? REFUNDED : PART_REFUNDED;
            }
            return money.captured().minor() < money.expected().minor() ? PART_CAPTURED : CAPTURED;
        }
    }
}
