package dev.anxin.notification;

import dev.anxin.locale.Locales;
import dev.anxin.payment.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/// Amounts as customers write them: `¥1,290.00`, `US$18.00`, `JP¥1,290`, `KWD 1.099`. Signs are those of the CLDR's
/// international English (en-001), which no two currencies share; what is not among them, or would make a text
/// message longer (₹, ₩), is named by its code.
public final class LocalAmounts {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("AUD", "A$"),
            Map.entry("BRL", "R$"),
            Map.entry("CAD", "CA$"),
            Map.entry("CNY", "CN¥"),
            Map.entry("EUR", "€"),
            Map.entry("GBP", "£"),
            Map.entry("HKD", "HK$"),
            Map.entry("JPY", "JP¥"),
            Map.entry("MXN", "MX$"),
            Map.entry("NZD", "NZ$"),
            Map.entry("TWD", "NT$"),
            Map.entry("USD", "US$"));

    private LocalAmounts() {}

    /// @param locale of the reader
    /// @return empty of [Money#NONE]
    public static String of(Money money, String locale) {
        if (money.equals(Money.NONE)) {
            return "";
        }
        var sign = sign(money.currency(), locale);
        return (sign.isEmpty() ? money.currency() + " " : sign) + number(money);
    }

    /// At home nobody writes more than the yuan's own sign.
    private static String sign(String currency, String locale) {
        return Locales.in(locale).currencySign(currency).orElse(SIGNS.getOrDefault(currency, ""));
    }

    private static String number(Money money) {
        var digits = Money.digits(money.currency());
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.minor(), digits));
    }
}
