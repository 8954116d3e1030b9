package dev.anxin.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReaderLocaleTest {
    @ParameterizedTest
    @CsvSource({
        // what the reader chose wins
        "en, zh-CN, zh-CN, en",
        "zh, en, en, zh-CN",
        "zh-TW, en, en, zh-HK",
        "fr, '', zh-HK, zh-HK",
        // a browser that says nothing, or nothing that we have
        "'', '', zh-HK, zh-HK",
        "'', fr;q=0.9, zh-CN, zh-CN",
        "'', ?!;;q=x, zh-CN, zh-CN",
        "'', *, zh-CN, zh-CN",
        // one that reads the payment's, first or later
        "'', 'en-US,en;q=0.9,zh-CN;q=0.5', zh-CN, zh-CN",
        // one that does not
        "'', 'fr,en-GB;q=0.8', zh-CN, en",
        "'', 'zh-HK,zh-TW;q=0.8', en, zh-HK",
        "'', 'en;q=0.3,zh-TW;q=0.8', zh-CN, zh-HK",
        "'', 'zh-CN;q=0,en', zh-CN, en",
    })
    void takesWhatTheReaderReads(String chosen, String accepted, String payment, String locale) {
        assertThat(ReaderLocale.of(chosen, accepted, payment)).isEqualTo(locale);
    }
}
