package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalAmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12900 | CNY | zh-CN | ¥129.00",
                "12900 | CNY | en | CN¥129.00",
                "12900 | CNY | zh-HK | CN¥129.00",
                "1800 | USD | zh-CN | US$18.00",
                "1800 | USD | en | US$18.00",
                "1290 | JPY | zh-CN | JP¥1,290",
                "1290 | JPY | en | JP¥1,290",
                "8800 | HKD | zh-HK | HK$88.00",
                "0 | EUR | en | €0.00",
                "5 | GBP | en | £0.05",
                "1099 | KWD | en | KWD 1.099",
                "129900 | INR | en | INR 1,299.00",
                "1000000000000000 | CNY | zh-CN | ¥10,000,000,000,000.00",
            })
    void areWrittenAsPeopleWriteThem(long minor, String currency, String locale, String written) {
        assertThat(LocalAmounts.of(new Money(minor, currency), locale)).isEqualTo(written);
    }

    @Test
    void noAmountIsNotWritten() {
        assertThat(LocalAmounts.of(Money.NONE, "en")).isEmpty();
    }
}
