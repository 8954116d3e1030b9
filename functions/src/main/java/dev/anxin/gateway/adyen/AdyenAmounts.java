package dev.anxin.gateway.adyen;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adyen counts in minor units by a table of its own (docs.adyen.com/development-resources/currency-codes), which is
/// not always that of ISO 4217: CLP and ISK have two decimals at Adyen and none in ISO, CVE and IDR none and two.
final class AdyenAmounts {
    private static final int USUAL = 2;

    private static final Map<String, Integer> DECIMALS = Stream.concat(
                    Stream.of(
                                    "CVE", "DJF", "GHC", "GNF", "IDR", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                                    "VUV", "XAF", "XOF", "XPF")
                            .map(currency -> Map.entry(currency, 0)),
                    Stream.concat(
                            Stream.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
                                    .map(currency -> Map.entry(currency, 3)),
                            Stream.of("CLP", "ISK").map(currency -> Map.entry(currency, 2))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private AdyenAmounts() {}

    /// @param amount `{"value": 1000, "currency": "EUR"}`
    static Amount read(Json amount) {
        return Amount.read(amount, "value", AdyenAmounts::convert);
    }

    /// The same in Adyen's units; empty if Adyen cannot say it, or how it counts is not known here.
    static Optional<Json> write(Money money) {
        var more = Money.digits(money.currency()) - decimals(money.currency());
        var units = more >= 0 ? money.minor() / power(more) : money.minor() * power(-more);
        return Optional.of(units)
                .filter(candidate ->
                        convert(candidate, money.currency()) instanceof Amount.Exact(var same) && same.equals(money))
                .map(value -> Json.object("value", value, "currency", money.currency()));
    }

    private static int decimals(String currency) {
        return DECIMALS.getOrDefault(currency, USUAL);
    }

    /// A currency that is not in the table and has not two decimals in ISO 4217 is counted in a way that nobody here
    /// knows.
    private static Amount convert(long units, String currency) {
        var iso = Money.digits(currency);
        if (!DECIMALS.containsKey(currency) && iso != USUAL) {
            return new Amount.Wrong("how Adyen counts " + currency + " is not known here");
        }
        var more = iso - decimals(currency);
        if (more >= 0) {
            var factor = power(more);
            return Amount.minor(units > Long.MAX_VALUE / factor ? Long.MAX_VALUE : units * factor, currency);
        }
        return units % power(-more) == 0
                ? Amount.minor(units / power(-more), currency)
                : new Amount.Wrong("an amount in " + currency + " has decimals that the currency does not have");
    }

    private static long power(int digits) {
        return (long) Math.pow(10, digits);
    }
}
