package dev.anxin.local.command;

import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// An amount as all commands take it: in the currency's major unit, with a point before its smaller unit, as
/// the commands print it. `12.50` is 12.50 in CNY and USD; `12` is 12.00 there, and 12 yen in JPY.
final class AmountArgument {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,4})?");

    private AmountArgument() {}

    /// @throws Refusal naming what is wrong with it, and how it is written
    static Money money(String text, String currency) {
        if (!Money.isCurrency(currency)) {
            throw new Refusal("There is no currency '" + currency + "': it is a code of ISO 4217, such as CNY or USD");
        }
        if (!PLAIN.matcher(text).matches()) {
            throw new Refusal("'" + text + "' is no amount in " + currency + ": write digits, and a point where there"
                    + " is a part of one, such as " + new Money(example(currency), currency).display());
        }
        try {
            var minor =
                    new BigDecimal(text).movePointRight(Money.digits(currency)).longValueExact();
            return new Money(minor, currency);
        } catch (ArithmeticException tooFine) {
            throw new Refusal(
                    text + " is no amount in " + currency + ", which has " + Money.digits(currency)
                            + " digits behind the point",
                    tooFine);
        } catch (IllegalArgumentException outOfRange) {
            throw new Refusal("'" + text + "' cannot be: " + outOfRange.getMessage(), outOfRange);
        }
    }

    private static long example(String currency) {
        return BigDecimal.valueOf(12.5).movePointRight(Money.digits(currency)).longValue();
    }
}
