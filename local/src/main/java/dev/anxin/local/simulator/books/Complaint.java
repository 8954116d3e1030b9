package dev.anxin.local.simulator.books;

import dev.anxin.payment.Money;

/// What a customer's bank wants back of a payment.
public enum Complaint {
    /// All that was taken.
    ALL,
    /// A part of it.
    PART,
    /// More than was taken: with its fee.
    MORE,
    /// All, and the gateway does not say how much that is.
    UNNAMED,
    /// All, and the gateway says it in the currency of the bank.
    OTHER_CURRENCY;

    public Money amount(Money taken) {
        return switch (this) {
            case ALL, UNNAMED, OTHER_CURRENCY -> taken;
            case PART -> new Money(Math.max(1, taken.minor() / 3), taken.currency());
            case MORE -> new Money(taken.minor() + 2, taken.currency());
        };
    }

    /// What the gateway says of it.
    public Money shown(Money taken) {
        return switch (this) {
            case ALL, PART, MORE -> amount(taken);
            case UNNAMED -> Money.NONE;
            case OTHER_CURRENCY -> elsewhere(taken);
        };
    }

    /// A smaller number of another currency: whoever takes it for the payment's own counts too little.
    public static Money elsewhere(Money amount) {
        return new Money(Math.max(1, amount.minor() / 4), amount.currency().equals("EUR") ? "USD" : "EUR");
    }
}
