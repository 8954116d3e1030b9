package dev.anxin.ledger;

import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.Comparator;

/// What the merchant registered, once. Of two registrations the first counts.
///
/// @param at when; `Instant.MAX` in [#NONE]
/// @param order the merchant's order that this payment is for
/// @param amount what the customer shall pay
/// @param customer the merchant's id of its customer, or empty; never a name, phone or mail
/// @param locale `zh-CN`, or another that we have
/// @param zone the customer's time zone, as `Asia/Shanghai`
/// @param payUntil the end of the time in which the customer can pay
/// @param page the base address of its customer's page, without a slash at its end; empty if unknown
/// @param terms the policies of the account at that moment: a payment keeps the terms it began under
public record Registration(
        Instant at,
        String merchant,
        String order,
        Money amount,
        String customer,
        String locale,
        String zone,
        Instant payUntil,
        String page,
        Terms terms)
        implements Comparable<Registration> {

    /// No registration. Every real one is earlier.
    public static final Registration NONE =
            new Registration(Instant.MAX, "", "", Money.NONE, "", "", "", Instant.MAX, "", Terms.DEFAULT);

    private static final Comparator<Registration> FIRST =
            Comparator.comparing(Registration::at).thenComparing(Registration::toString);

    public Registration {
        at = at.equals(Instant.MAX) ? at : Joins.stored(at);
        payUntil = Joins.stored(payUntil);
    }

    public boolean exists() {
        return !equals(NONE);
    }

    @Override
    public int compareTo(Registration other) {
        return equals(other) ? 0 : FIRST.compare(this, other); // mostly it is joined with itself
    }

    /// What is expected instead of the registered amount. The latest counts.
    ///
    /// @param enough how much has to be captured for the payment to be paid, in minor units: the amount, or less if
    ///     its maker saw it paid with less: what they saw paid stays paid, and no clocks are compared
    public record Correction(Instant at, Money amount, long enough) implements Comparable<Correction> {
        /// No correction. Every real one is later.
        public static final Correction NONE = new Correction(Instant.MIN, Money.NONE, 0);

        private static final Comparator<Correction> BY_TIME = Comparator.comparing(Correction::at)
                .thenComparing(Correction::amount)
                .thenComparingLong(Correction::enough);

        public boolean exists() {
            return !equals(NONE);
        }

        @Override
        public int compareTo(Correction other) {
            return BY_TIME.compare(this, other);
        }
    }
}
