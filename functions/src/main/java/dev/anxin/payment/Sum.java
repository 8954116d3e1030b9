package dev.anxin.payment;

/// A sum in one currency, in its minor units. An amount in another currency cannot be added to it. Unlike
/// [Money] it has no upper limit, for it may add up many amounts.
public record Sum(long minor, String currency) {
    public static Sum none(String currency) {
        return new Sum(0, currency);
    }

    /// @throws IllegalArgumentException if it is more than an amount can be
    public Money asMoney() {
        return new Money(minor, currency);
    }

    /// Whether this amount may be added.
    public boolean takes(Money amount) {
        return amount.currency().equals(currency);
    }

    /// @throws IllegalArgumentException if it is in another currency
    public Sum plus(Money amount) {
        if (!takes(amount)) {
            throw new IllegalArgumentException("an amount in " + amount.currency() + " is added to one in " + currency);
        }
        return new Sum(minor + amount.minor(), currency);
    }

    public Sum plus(Sum other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("a sum in " + other.currency + " is added to one in " + currency);
        }
        return new Sum(minor + other.minor, currency);
    }
}
