package dev.anxin.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Amount;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StripeAmountsTest {
    static Stream<String> zeroDecimals() {
        return Stream.of("BIF CLP DJF GNF JPY KMF KRW PYG RWF VND VUV XAF XOF XPF".split(" "));
    }

    static Stream<String> threeDecimals() {
        return Stream.of("BHD JOD KWD OMR TND".split(" "));
    }

    @ParameterizedTest
    @MethodSource("zeroDecimals")
    void countsWholeUnitsWhereThereIsNothingSmaller(String currency) {
        assertThat(read("1099", currency)).isEqualTo(exact(1099, currency));
    }

    @ParameterizedTest
    @MethodSource("threeDecimals")
    void countsThousandthsThatEndInZero(String currency) {
        assertThat(read("1090", currency)).isEqualTo(exact(1090, currency));
        assertThat(read("1099", currency)).isInstanceOf(Amount.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1099, usd, 1099",
        "1099, CNY, 1099",
        "0, EUR, 0",
        "1099, HUF, 1099",
        "1099, TWD, 1099",
        "1000, ISK, 10",
        "1000, ugx, 10",
        "10, MGA, 1000",
        "1000000000000000, USD, 1000000000000000"
    })
    void convertsToMinorUnitsOfIso4217(String units, String currency, long minor) {
        assertThat(read(units, currency)).isEqualTo(exact(minor, currency.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "1050, ISK, an amount in ISK does not end in 00",
                "1, UGX, an amount in UGX does not end in 00",
                "9223372036854775807, MGA, an amount in MGA is over 1000000000000000 minor units",
                "10000000000001, MGA, an amount in MGA is over",
                "1000000000000001, USD, an amount in USD is over",
                "9223372036854775807, JPY, an amount in JPY is over",
                "9223372036854775800, ISK, an amount in ISK is over",
                "9223372036854775800, KWD, an amount in KWD is over",
                "9223372036854775808, USD, 'amount' is no whole number",
                "10, IQD, how Stripe counts IQD is not known here",
                "10, CLF, how Stripe counts CLF is not known here",
                "10, XXX, 'currency' is missing or is no ISO 4217 code",
                "10, ABC, 'currency' is missing or is no ISO 4217 code",
                "10, ~~, 'currency' is missing or is no ISO 4217 code",
                "-1, USD, 'amount' is negative",
                "10.5, USD, 'amount' is no whole number",
                "\"10\", USD, 'amount' is no whole number",
                "null, USD, 'amount' is missing",
                "true, USD, 'amount' is no whole number"
            })
    void refusesWhatItCannotConvertExactly(String units, String currency, String problem) {
        assertThat(read(units, currency))
                .isInstanceOfSatisfying(
                        Amount.Wrong.class, wrong -> assertThat(wrong.problem()).startsWith(problem));
    }

    static Stream<String> currencies() {
        return Stream.of("USD CNY JPY KRW VND KWD TND ISK UGX MGA HUF".split(" "));
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void saysAmountsSoThatTheyAreReadBack(String currency) {
        for (long minor = 100; minor <= 100_000; minor += 100) {
            var money = new Money(minor, currency);
            var units = StripeAmounts.units(money).orElseThrow();
            assertThat(read(units.toString(), currency)).isEqualTo(new Amount.Exact(money));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1099, USD, 1099",
        "1099, JPY, 1099",
        "10, ISK, 1000",
        "1000, MGA, 10",
        "1090, KWD, 1090",
        "1000000000000000, UGX, 100000000000000000"
    })
    void saysAmountsInStripesUnits(long minor, String currency, long units) {
        assertThat(StripeAmounts.units(new Money(minor, currency))).contains(units);
    }

    @ParameterizedTest
    @CsvSource({"1099, KWD", "1001, MGA", "99, MGA", "10, IQD", "10, CLF"})
    void saysNoAmountThatStripeCannotCount(long minor, String currency) {
        assertThat(StripeAmounts.units(new Money(minor, currency))).isEmpty();
    }

    private static Amount exact(long minor, String currency) {
        return new Amount.Exact(new Money(minor, currency));
    }

    private static Amount read(String units, String currency) {
        return StripeAmounts.read(Json.parse("{\"amount\":" + units + ",\"currency\":\"" + currency + "\"}"), "amount");
    }
}
