package dev.anxin.notification;

import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.MethodSchedule;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.Optional;

/// What a customer must know of a payment that takes days.
///
/// @param at until when to pay; of a debit, about when the bank has answered; empty if nobody knows
/// @param until until when news of it can come
/// @param number what to quote when paying, or empty
/// @param remaining what is still to pay of a transfer that came in part; else [Money#NONE]
public record DueDate(
        MethodClass methodClass, Optional<Instant> at, Optional<Instant> until, String number, Money remaining) {
    public static final DueDate NONE =
            new DueDate(MethodClass.INSTANT, Optional.empty(), Optional.empty(), "", Money.NONE);

    public static DueDate of(PaymentState state) {
        return state.slow().map(slow -> of(slow, state)).orElse(NONE);
    }

    private static DueDate of(MethodSchedule slow, PaymentState state) {
        var method = slow.report().method();
        if (!method.methodClass().waitsForCustomer()) {
            return new DueDate(
                    method.methodClass(),
                    Optional.of(slow.expectedBy()),
                    Optional.of(slow.handOverAt()),
                    "",
                    Money.NONE);
        }
        return new DueDate(
                method.methodClass(),
                known(method.payBy()),
                known(slow.end()),
                method.number(),
                remaining(method, state));
    }

    private static Optional<Instant> known(Instant at) {
        return at.isBefore(Instant.MAX) ? Optional.of(at) : Optional.empty();
    }

    /// Only where part of it came, and not all.
    private static Money remaining(Method method, PaymentState state) {
        var expected = state.money().expected();
        var inPart = method.isInPart(expected.minor()) && method.remaining() > 0;
        return inPart ? new Money(method.remaining(), expected.currency()) : Money.NONE;
    }
}
