package dev.anxin.gateway.stripe;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.util.Optional;
import java.util.Set;

/// Stripe counts in the smallest unit of a currency by a list of its own (docs.stripe.com/currencies),
/// which is not always that of ISO 4217: ISK and UGX have two decimals at Stripe and none in ISO, MGA none
/// and two.
final class StripeAmounts {
    private static final Set<String> ZERO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /// The last digit must be 0.
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    /// Two decimals, which must be 00: kept by Stripe for older clients, although nothing smaller exists.
    private static final Set<String> TWO_EMPTY_DECIMALS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    static Amount read(Json object, String field) {
        return Amount.read(object, field, StripeAmounts::convert);
    }

    /// The same in Stripe's units; empty if Stripe cannot say it, or how it counts is not known here.
    static Optional<Long> units(Money money) {
        var currency = money.currency();
        long candidate = TWO_EMPTY_DECIMALS.contains(currency)
                ? money.minor() * 100
                : money.minor() / (ZERO_DECIMALS.contains(currency) ? (long) Math.pow(10, Money.digits(currency)) : 1);
        return Optional.of(candidate)
                .filter(units -> convert(units, currency) instanceof Amount.Exact(var same) && same.equals(money));
    }

    private static Amount convert(long units, String currency) {
        int iso = Money.digits(currency);
        if (ZERO_DECIMALS.contains(currency)) {
            return scaled(units, currency, iso);
        }
        if (THREE_DECIMALS.contains(currency)) {
            return units % 10 == 0
                    ? Amount.minor(units, currency)
                    : new Amount.Wrong("an amount in " + currency + " does not end in 0, as it must at Stripe");
        }
        if (TWO_EMPTY_DECIMALS.contains(currency)) {
            return units % 100 == 0
                    ? Amount.minor(units / 100, currency)
                    : new Amount.Wrong("an amount in " + currency + " does not end in 00, as it must at Stripe");
        }
        return iso == 2
                ? Amount.minor(units, currency)
                : new Amount.Wrong("how Stripe counts " + currency + " is not known here");
    }

    /// @param digits how many more ISO 4217 counts
    private static Amount scaled(long units, String currency, int digits) {
        long factor = (long) Math.pow(10, digits);
        return Amount.minor(units > Long.MAX_VALUE / factor ? Long.MAX_VALUE : units * factor, currency);
    }
}
