package dev.anxin.local.simulator.paypal;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/// Amounts as PayPal has them: decimals, and whole units of some currencies.
final class PayPalUnits {
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private PayPalUnits() {}

    private static int digits(String currency) {
        return WHOLE.contains(currency) ? 0 : Money.digits(currency);
    }

    /// A part of a whole unit, which PayPal does not have, is left away.
    static Json write(Money money) {
        var value = BigDecimal.valueOf(money.minor(), Money.digits(money.currency()));
        var shown = value.setScale(digits(money.currency()), RoundingMode.DOWN);
        return Json.object("currency_code", money.currency(), "value", shown.toPlainString());
    }

    /// @throws BadJson naming PayPal's issue with it
    static Money read(Json amount) {
        PayPalApi.only(amount, Set.of("currency_code", "value"));
        var currency = amount.needText("currency_code");
        if (!Money.isCurrency(currency)) {
            throw new BadJson("INVALID_CURRENCY_CODE");
        }
        var text = amount.needText("value");
        if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,4})?")) {
            throw new BadJson("INVALID_PARAMETER_SYNTAX");
        }
        var value = new BigDecimal(text);
        if (value.scale() > digits(currency)) {
            throw new BadJson(digits(currency) == 0 ? "DECIMALS_NOT_SUPPORTED" : "DECIMAL_PRECISION");
        }
        if (value.signum() == 0) {
            throw new BadJson("CANNOT_BE_ZERO_OR_NEGATIVE");
        }
        return new Money(value.movePointRight(Money.digits(currency)).longValueExact(), currency);
    }
}
