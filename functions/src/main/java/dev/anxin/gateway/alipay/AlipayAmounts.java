package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Alipay writes yuan, with at most two decimals: `"10.99"`, in some answers as a number.
final class AlipayAmounts {
    static final String CURRENCY = "CNY";

    /// Digits after the point.
    private static final int FEN = 2;

    /// opendocs.alipay.com: 0.01 to 100000000.
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

    private AlipayAmounts() {}

    static Amount read(Json object, String field) {
        var currency = object.at("trans_currency");
        if (currency.exists() && !currency.text().equals(Optional.of(CURRENCY))) {
            return new Amount.Wrong("'trans_currency' is not " + CURRENCY);
        }
        if (!object.at(field).exists()) {
            return new Amount.Wrong("'" + field + "' is missing");
        }
        return text(object.at(field))
                .filter(text -> YUAN.matcher(text).matches())
                .map(text ->
                        Amount.minor(new BigDecimal(text).movePointRight(FEN).longValueExact(), CURRENCY))
                .orElseGet(() -> new Amount.Wrong("'" + field + "' is no sum in yuan with at most two decimals"));
    }

    private static Optional<String> text(Json value) {
        return value instanceof Json.Numeral(var number) ? Optional.of(number.toPlainString()) : value.text();
    }

    /// As Alipay writes it.
    static String yuan(Money money) {
        return BigDecimal.valueOf(money.minor(), FEN).toPlainString();
    }
}
