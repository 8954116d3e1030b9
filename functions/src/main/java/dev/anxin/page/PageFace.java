package dev.anxin.page;

import dev.anxin.ledger.MoneyState.Place;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Ladder.Stage;

/// What a payment looks like to its customer.
public enum PageFace {
    /// Being confirmed.
    CONFIRMING("confirming"),
    /// Being confirmed, by a person.
    HANDED_OVER("handed-over"),
    /// A slip is out, or a transfer is to be made.
    PAY_BY("pay-by"),
    /// A bank works on a debit.
    BANK_DEBIT("bank-debit"),
    PAID("paid"),
    /// Paid, and a part of it went back.
    PART_REFUNDED("part-refunded"),
    /// Less was taken than is expected; the merchant decides.
    PART_PAID("part-paid"),
    /// What was taken is not there any more, or not all of it; a person of the shop settles that.
    SETTLING("settling"),
    /// This attempt came to nothing; the gateway waits for another.
    TRY_AGAIN("try-again"),
    NOT_PAID("not-paid"),
    /// Paid after its time; the merchant says whether it still completes the order.
    PAID_LATE("paid-late"),
    /// The money goes back: the order is cancelled, or paid by another payment.
    RETURNING("returning"),
    REFUNDED("refunded"),
    /// A refund came to nothing, or came back from the bank; a person arranges another way.
    REFUND_BOUNCED("refund-bounced"),
    /// The customer's bank took the money back.
    CHARGED_BACK("charged-back");

    private final String word;

    PageFace(String word) {
        this.word = word;
    }

    static PageFace of(PaymentState state) {
        if (state.moneyPlace() == Place.CHARGED_BACK) {
            return CHARGED_BACK;
        }
        if (state.money().whollyReturned()) {
            return REFUNDED;
        }
        if (needsAnotherWay(state)) {
            return REFUND_BOUNCED;
        }
        if (state.isCaptureFailed() && state.summary().order().keepsMoney()) {
            return SETTLING;
        }
        if (state.isWaiting()) {
            return state.stage() == Stage.HANDED_OVER ? HANDED_OVER : underWay(state);
        }
        return switch (state.status()) {
            case PART_PAID -> state.summary().order().keepsMoney() ? PART_PAID : RETURNING;
            case PAID -> paid(state);
            case FAILED -> TRY_AGAIN;
            case CLOSED, EXPIRED -> NOT_PAID;
            case UNREGISTERED, REGISTERED, ACTING, AUTHORISED -> CONFIRMING;
        };
    }

    private static PageFace underWay(PaymentState state) {
        return state.slow()
                .map(slow -> slow.report().method().methodClass().waitsForCustomer() ? PAY_BY : BANK_DEBIT)
                .orElse(CONFIRMING);
    }

    private static PageFace paid(PaymentState state) {
        var order = state.summary().order();
        if (!order.keepsMoney()) {
            return RETURNING;
        }
        if (state.late() && order.status() != Order.Status.FULFILLED) {
            return PAID_LATE;
        }
        return state.money().returned().minor() > 0 ? PART_REFUNDED : PAID;
    }

    /// One that failed at once had been promised only where the whole payment goes back.
    private static boolean needsAnotherWay(PaymentState state) {
        var failed = state.summary().refunds().values().stream()
                .anyMatch(refund -> refund.status() == Refund.Status.FAILED && !refund.bounced());
        return !state.owedRefunds().isEmpty()
                || (failed && !state.summary().order().keepsMoney());
    }

    /// Whether it is still being found out how the payment ends: do not pay again.
    boolean isWaiting() {
        return this == CONFIRMING || this == HANDED_OVER;
    }

    /// Whether it came to nothing, for now or for good.
    boolean isUnpaid() {
        return this == TRY_AGAIN || this == NOT_PAID;
    }

    /// Whether it goes on for days, and nobody need look at a clock.
    boolean isSlow() {
        return this == PAY_BY || this == BANK_DEBIT;
    }

    /// Whether a reader must know not to pay again, or not twice, and that the money is safe.
    boolean isUnsettled() {
        return isWaiting() || isSlow() || this == PAID_LATE || this == PART_PAID || this == SETTLING;
    }

    /// Whether nothing more is to be expected soon: the page rests. An attempt that failed may be followed
    /// by one that does not, and money on its way back arrives.
    boolean isOver() {
        return switch (this) {
            case PAID, PART_REFUNDED, NOT_PAID, REFUNDED, REFUND_BOUNCED, CHARGED_BACK -> true;
            case CONFIRMING, HANDED_OVER, PAY_BY, BANK_DEBIT, TRY_AGAIN, PAID_LATE, PART_PAID, SETTLING, RETURNING ->
                false;
        };
    }

    /// `handed-over`.
    String word() {
        return word;
    }
}
