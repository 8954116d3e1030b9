package dev.anxin.refund;

import dev.anxin.payment.Money;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.RefundLimits.Limit;
import java.util.Optional;

/// What automatic refunds of an account took so far, and may take.
///
/// @param streak how many refunds of unfulfilled orders went out in a row, without a fulfilment between them
public record AutomaticSpending(RefundLimits limits, Used hour, Used day, long streak) {
    /// A shop that fulfilled none of so many paid orders is broken, or does not tell us what it fulfils.
    public static final long LONGEST_STREAK = 20;

    /// @param refunds how many
    /// @param amount in minor units of the currency that is asked about
    public record Used(long refunds, long amount) {}

    /// Why one more refund has to wait for a person; empty if it may go.
    Optional<String> refusal(RefundWish refundWish) {
        if (refundWish.isUnfulfilled() && streak >= LONGEST_STREAK) {
            return Optional.of(LONGEST_STREAK + " paid orders in a row were not fulfilled: automatic refunds stop until"
                    + " one is fulfilled");
        }
        return over(hour, limits.hour(), refundWish.amount())
                .map(what -> what + " of this hour is reached")
                .or(() -> over(day, limits.day(), refundWish.amount()).map(what -> what + " of this day is reached"));
    }

    /// Why a person has to decide on a payment that the gateway cannot be asked about; empty if it may go by what
    /// callbacks told.
    Optional<String> unproven(RefundWish refundWish) {
        var amount = refundWish.amount();
        var most = limits.unasked().getOrDefault(amount.currency(), 0L);
        return amount.minor() > most
                ? Optional.of("the gateway cannot be asked what it took, and callbacks alone are enough for "
                        + new Money(most, amount.currency()).display() + " at most: a person decides")
                : Optional.empty();
    }

    private static Optional<String> over(Used used, Limit limit, Money amount) {
        if (used.refunds() >= limit.refunds()) {
            return Optional.of("the account's limit of automatic refunds (" + limit.refunds() + ")");
        }
        var most = limit.amount(amount.currency());
        return used.amount() + amount.minor() > most
                ? Optional.of("the account's limit of automatic refunds ("
                        + new Money(Math.min(most, Money.LIMIT), amount.currency()).display() + ")")
                : Optional.empty();
    }
}
