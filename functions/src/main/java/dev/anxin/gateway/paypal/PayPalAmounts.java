package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/// Amounts as PayPal writes them: `{"currency_code": "USD", "value": "10.99"}`, in units as people count them.
final class PayPalAmounts {
    /// Currencies that PayPal takes in whole units, and ISO 4217 does not all (developer.paypal.com, currency codes).
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private PayPalAmounts() {}

    private static int digits(String currency) {
        return WHOLE.contains(currency) ? 0 : Money.digits(currency);
    }

    /// @param amount an object with `currency_code` and `value`
    static Amount read(Json amount) {
        var code = amount.at("currency_code").text().orElse("");
        if (!Money.isCurrency(code)) {
            return new Amount.Wrong("'currency_code' is missing or is no ISO 4217 code");
        }
        return amount.at("value")
                .text()
                .flatMap(PayPalAmounts::decimal)
                .map(value -> exact(value, code))
                .orElseGet(() -> new Amount.Wrong("'value' is missing or is no decimal number"));
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Amount exact(BigDecimal value, String currency) {
        if (value.signum() < 0) {
            return new Amount.Wrong("'value' is negative");
        }
        if (value.stripTrailingZeros().scale() > digits(currency)) {
            return new Amount.Wrong("'value' has more decimals than PayPal has for " + currency);
        }
        return value.precision() - value.scale() > 16
                ? new Amount.Wrong("an amount in " + currency + " is over " + Money.LIMIT + " minor units")
                : Amount.minor(value.movePointRight(Money.digits(currency)).longValueExact(), currency);
    }

    /// As a request has it; empty for what PayPal cannot say: a part of a forint.
    static Optional<Json> write(Money money) {
        var value = BigDecimal.valueOf(money.minor(), Money.digits(money.currency()));
        var digits = digits(money.currency());
        return value.stripTrailingZeros().scale() > digits
                ? Optional.empty()
                : Optional.of(Json.object(
                        "currency_code",
                        money.currency(),
                        "value",
                        value.setScale(digits).toPlainString()));
    }
}
