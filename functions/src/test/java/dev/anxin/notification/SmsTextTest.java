package dev.anxin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsTextTest {
    @ParameterizedTest
    @CsvSource({
        "a, 160, GSM-7, 1",
        "a, 161, GSM-7, 2",
        "a, 306, GSM-7, 2",
        "a, 307, GSM-7, 3",
        "€, 80, GSM-7, 1",
        "€, 81, GSM-7, 2",
        "€, 152, GSM-7, 2",
        "€, 153, GSM-7, 3", // 76 of them fill 152 of 153 septets: none is cut in two
        "¥, 160, GSM-7, 1",
        "安, 70, UCS-2, 1",
        "安, 71, UCS-2, 2",
        "安, 134, UCS-2, 2",
        "安, 135, UCS-2, 3",
        "₹, 71, UCS-2, 2",
        "😀, 35, UCS-2, 1",
        "😀, 36, UCS-2, 2",
        "😀, 67, UCS-2, 3",
    })
    void isCountedAsNetworksCountIt(String letter, int times, String encoding, int segments) {
        var sms = SmsText.of(letter.repeat(times));
        assertThat(sms.encoding().word()).isEqualTo(encoding);
        assertThat(sms.segments()).isEqualTo(segments);
    }

    @Test
    void oneForeignLetterChangesTheAlphabetOfAll() {
        assertThat(SmsText.of("a".repeat(100)).segments()).isEqualTo(1);
        assertThat(SmsText.of("a".repeat(100) + "安").segments()).isEqualTo(2);
    }

    @Test
    void nothingIsOneSegment() {
        assertThat(SmsText.of("").segments()).isEqualTo(1);
    }

    @Test
    void takesWithItWhatCostsNothing() {
        var words = "w".repeat(100);
        assertThat(SmsText.fitting(words, "link", "help").text()).isEqualTo(words + " help link");
        assertThat(SmsText.fitting(words, "l".repeat(50), "h".repeat(50)).text())
                .isEqualTo(words + " " + "l".repeat(50));
        assertThat(SmsText.fitting(words, "l".repeat(90), "h".repeat(50)).text())
                .isEqualTo(words + " " + "h".repeat(50));
        assertThat(SmsText.fitting(words, "l".repeat(90), "h".repeat(90)).text())
                .isEqualTo(words);
        assertThat(SmsText.fitting(words + words, "link", "help").segments()).isEqualTo(2);
        assertThat(SmsText.fitting(words, "", "").text()).isEqualTo(words);
    }
}
