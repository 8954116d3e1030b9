package dev.anxin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1099, USD, 10.99 USD", "1099, JPY, 1099 JPY", "1099, KWD, 1.099 KWD", "0, CNY, 0.00 CNY"})
    void isShownInItsMajorUnit(long minor, String currency, String shown) {
        assertThat(new Money(minor, currency).display()).isEqualTo(shown);
    }

    @Test
    void noAmountIsShownToo() {
        assertThat(Money.NONE.display()).isEqualTo("no amount");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, USD, the amount is negative",
        "1000000000000001, USD, the amount is over 1000000000000000 minor units",
        "1, usd, the currency is not an ISO 4217 code in capital letters",
        "1, XXX, the currency is not an ISO 4217 code in capital letters",
        "1, '', the currency is not an ISO 4217 code in capital letters"
    })
    void namesWhatIsWrong(long minor, String currency, String problem) {
        assertThatThrownBy(() -> new Money(minor, currency)).hasMessage(problem);
    }

    @Test
    void isReadBackFromItsText() {
        assertThat(Money.parse("1099 USD")).isEqualTo(new Money(1099, "USD"));
        assertThat(new Money(2, "EUR")).isLessThan(new Money(1, "USD")).isGreaterThan(new Money(1, "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1099", " USD", "x USD", "1099USD", "1 2 USD"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
