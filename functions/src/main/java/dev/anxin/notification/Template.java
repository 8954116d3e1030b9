package dev.anxin.notification;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.MethodSchedule.Step;

/// Which text a customer gets. The merchant's subscriber may know its own registered template by the id.
public enum Template {
    WAITING_REASSURED("waiting-reassured"),
    WAITING_PROGRESS("waiting-progress"),
    /// As the former, where the cause is known.
    WAITING_PROGRESS_LOCATED("waiting-progress-located"),
    WAITING_HANDED_OVER("waiting-handed-over"),
    /// A bank works on a debit until about a date.
    DEBIT_BEGUN("debit-begun"),
    /// The bank has not answered by then.
    DEBIT_OVERDUE("debit-overdue"),
    /// As the former, days later: a person looks after it.
    DEBIT_HANDED_OVER("debit-handed-over"),
    /// A slip is out, or a transfer is to be made, until a date.
    PAY_BY("pay-by"),
    /// The day before that date.
    PAY_BY_REMINDER("pay-by-reminder"),
    /// The day after it: nothing was seen, and it may still come.
    PAY_BY_OVER("pay-by-over"),
    PAID("paid"),
    /// Paid, after it was told that it is being looked at.
    PAID_AFTER_WAITING("paid-after-waiting"),
    /// Paid, after it was told that it would not be: not where one attempt failed and the next was paid.
    PAID_AFTER_ALL("paid-after-all"),
    /// An attempt came to nothing; the same payment can be tried again.
    NOT_PAID("not-paid"),
    /// The gateway closed it: a new payment is safe.
    NOT_PAID_CLOSED("not-paid-closed"),
    /// Not paid, but a second payment might be one too many: the payment's time is over and the gateway has not
    /// closed it, or the order is settled in another way.
    NOT_PAID_LOOK_FIRST("not-paid-look-first"),
    /// The money came after the payment was over; the merchant decides until a time.
    PAID_LATE("paid-late"),
    /// Less was taken than is expected; the merchant decides.
    PART_PAID("part-paid"),
    /// The gateway has the refund, and is not done with it.
    REFUND_UNDER_WAY("refund-under-way"),
    REFUNDED("refunded"),
    /// As the former: the order had been paid by another payment.
    REFUNDED_SECOND("refunded-second"),
    REFUND_BOUNCED("refund-bounced");

    private final String word;

    Template(String word) {
        this.word = word;
    }

    /// Counts up whenever a text changes its meaning.
    static final int VERSION = 2;

    static Template of(Message message, PaymentState state, PayAgain again) {
        return switch (message) {
            case Message.Waiting(var stage) -> waiting(stage, state);
            case Message.Delayed(var step, var _) -> delayed(step, state);
            case Message.Paid _ -> paid(state);
            case Message.NotPaid _ -> notPaid(again);
            case Message.PaidLate _ -> PAID_LATE;
            case Message.PartPaid _ -> PART_PAID;
            case Message.Refunding _ -> REFUND_UNDER_WAY;
            case Message.Refunded(var refund) -> refunded(refund, state);
            case Message.Bounced _ -> REFUND_BOUNCED;
        };
    }

    private static Template waiting(Stage stage, PaymentState state) {
        return switch (stage) {
            case NONE, REASSURED -> WAITING_REASSURED;
            case PROGRESS -> Cause.of(state).isLocated() ? WAITING_PROGRESS_LOCATED : WAITING_PROGRESS;
            case HANDED_OVER -> WAITING_HANDED_OVER;
        };
    }

    private static Template delayed(Step step, PaymentState state) {
        if (DueDate.of(state).methodClass().waitsForCustomer()) {
            return switch (step) {
                case BEGUN -> PAY_BY;
                case REMINDED -> PAY_BY_REMINDER;
                case OVERDUE, HANDED_OVER -> PAY_BY_OVER;
            };
        }
        return switch (step) {
            case BEGUN, REMINDED -> DEBIT_BEGUN;
            case OVERDUE -> DEBIT_OVERDUE;
            case HANDED_OVER -> DEBIT_HANDED_OVER;
        };
    }

    private static Template paid(PaymentState state) {
        if (state.told()
                .anyMatch(
                        told -> told instanceof Message.NotPaid notPaid && notPaid.isWrongOnceItIsPaid(state.late()))) {
            return PAID_AFTER_ALL;
        }
        return hasWaited(state) ? PAID_AFTER_WAITING : PAID;
    }

    /// Whether the customer was told to wait: nobody is thanked for patience that was not asked of them.
    public static boolean hasWaited(PaymentState state) {
        return state.told().anyMatch(told -> told instanceof Message.Waiting);
    }

    /// Whether this customer waited for so long that a person was called: an apology is due.
    static boolean tookLong(PaymentState state) {
        var isDebit = state.method()
                .map(Method::methodClass)
                .filter(MethodClass.DEBIT::equals)
                .isPresent();
        return state.told()
                .anyMatch(told -> told.equals(new Message.Waiting(Stage.HANDED_OVER))
                        || (isDebit && told instanceof Message.Delayed(var step, var _) && step == Step.HANDED_OVER));
    }

    private static Template refunded(String refund, PaymentState state) {
        var known = state.summary().refunds().entries().get(refund);
        return known != null && known.purpose().equals(Purpose.SECOND.word()) ? REFUNDED_SECOND : REFUNDED;
    }

    private static Template notPaid(PayAgain again) {
        return switch (again) {
            case SAME -> NOT_PAID;
            case NEW -> NOT_PAID_CLOSED;
            case NO -> NOT_PAID_LOOK_FIRST;
        };
    }

    /// `waiting-progress-located`.
    public String id() {
        return word;
    }

    public boolean isWaiting() {
        return switch (this) {
            case WAITING_REASSURED, WAITING_PROGRESS, WAITING_PROGRESS_LOCATED, WAITING_HANDED_OVER -> true;
            case DEBIT_BEGUN,
                    DEBIT_OVERDUE,
                    DEBIT_HANDED_OVER,
                    PAY_BY,
                    PAY_BY_REMINDER,
                    PAY_BY_OVER,
                    PAID,
                    PAID_AFTER_WAITING,
                    PAID_AFTER_ALL,
                    NOT_PAID,
                    NOT_PAID_CLOSED,
                    NOT_PAID_LOOK_FIRST,
                    PAID_LATE,
                    PART_PAID,
                    REFUND_UNDER_WAY,
                    REFUNDED,
                    REFUNDED_SECOND,
                    REFUND_BOUNCED -> false;
        };
    }
}
