package dev.anxin.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// An amount in the minor units of its currency by ISO 4217 (1099 USD is 10.99 dollars, 1099 JPY is 1099
/// yen). Never negative. Gateways that count otherwise are converted by their adapter and nowhere else.
public record Money(long minor, String currency) implements Comparable<Money> {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0) // leaves out metals and test codes
            .map(currency -> currency.getCurrencyCode().toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /// No amount: where a record needs one and there is none yet. Smaller than every other.
    public static final Money NONE = new Money(0, "");

    /// More than anybody pays at once, and small enough that sums of a payment's refunds never overflow.
    public static final long LIMIT = 1_000_000_000_000_000L;

    /// @throws IllegalArgumentException naming what is wrong: a negative or absurd amount, or no currency
    ///     of ISO 4217
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("the amount is negative");
        }
        if (minor > LIMIT) {
            throw new IllegalArgumentException("the amount is over " + LIMIT + " minor units");
        }
        if (!isCurrency(currency) && !(currency.isEmpty() && minor == 0)) {
            throw new IllegalArgumentException("the currency is not an ISO 4217 code in capital letters");
        }
    }

    public static boolean isCurrency(String code) {
        return CODES.contains(code);
    }

    /// The digits after the point in its major unit: 2 for USD, 0 for JPY, 3 for KWD.
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// As people read it: `10.99 USD`; [#NONE] is `no amount`.
    public String display() {
        if (equals(NONE)) {
            return "no amount";
        }
        int digits = digits(currency);
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }

    /// `1099 USD`; [#parse] reads it back.
    @Override
    public String toString() {
        return minor + " " + currency;
    }

    /// @throws IllegalArgumentException if it is not what [#toString] writes
    public static Money parse(String text) {
        int space = text.indexOf(' ');
        return new Money(Long.parseLong(text.substring(0, Math.max(0, space))), text.substring(space + 1));
    }

    @Override
    public int compareTo(Money other) {
        int byCurrency = currency.compareTo(other.currency);
        return byCurrency != 0 ? byCurrency : Long.compare(minor, other.minor);
    }
}
