package dev.anxin.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes, and what must stay. Numbers of cards are computed here, so that none stands in this file.
final class MaskTest {
    private static final String CARD = card("400000", 16);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            declined for made.up@shop.example, ask again | declined for [mail], ask again
            made%40shop.example did not answer           | [mail] did not answer
            张三@例子.测试 没有回复                        | [mail] 没有回复
            call +86 138 0000 0000 back                  | call [phone] back
            call 0086-13800000000                        | call [phone]
            call (555) 010-0199                          | call [phone]
            call 010-55550000 now                        | call [phone] now
            手机13800000000                              | 手机[phone]
            tel 5550199, no answer                       | tel [phone], no answer
            cvc 123 is wrong                             | cvc [code] is wrong
            CVV2: 1234                                   | CVV2: [code]
            the security code is 987                     | the security code is [code]
            验证码：123456 已过期                         | 验证码：[code] 已过期
            驗證碼：123456                               | 驗證碼：[code]
            my password: correct-horse does not work     | my password: [password] does not work
            the password is Made2Up! and it fails        | the password is [password] and it fails
            the password is wrong                        | the password is wrong
            密码错误，密码是abcd1234                      | 密码错误，密码是[password]
            密码是错的                                    | 密码是错的
            身份证110101190001010000请核对                | 身份证[identity]请核对
            身份证11010119000101000X                      | 身份证[identity]
            身份证 110101 19000101 0000                  | 身份证 [identity]
            手机一三八零零零零零零零零                      | 手机[number]
            我的手机号是13800000000                       | 我的手机号是[phone]
            １３８　００００　００００                      | [phone]
            （010）5555　0000                            | [phone]
            call (010)5555-0000                          | call [phone]
            CVC　123 或 cvc(123)                          | CVC　[code] 或 cvc([code])
            验证码123456                                  | 验证码[code]
            验证码已过期12分钟                             | 验证码已过期12分钟
            卡号 六二二二 零零零零 一一一一 二二二二         | 卡号 [number]
            三五个工作日，一二三                            | 三五个工作日，一二三
            """)
    void takesOutWhatTellsWhoSomebodyIs(String text, String masked) {
        assertThat(Mask.text(text)).isEqualTo(masked);
    }

    @Test
    void takesOutCardsHoweverTheyAreWritten() {
        for (int length : new int[] {12, 13, 15, 16, 19}) {
            assertThat(Mask.text("card " + card("62", length) + " refused")).isEqualTo("card [card] refused");
        }
        for (String between : new String[] {
            " ", "-", ".", " - ", "_", "/", "\u00A0", "\t", "\r\n", ",", " | ", "\u00B7", "\u2009", "\u200B", "\u2011",
            "\u2014", "\u202F", "\u3000", "\uFF0D"
        }) {
            assertThat(Mask.text("card " + grouped(CARD, between) + "; 2 times"))
                    .isEqualTo("card [card]; 2 times");
            assertThat(Mask.text(grouped(fullWidth(CARD), between))).isEqualTo("[card]");
        }
        assertThat(Mask.text("2 " + grouped(CARD, " "))).doesNotContain(CARD.substring(0, 4));
        assertThat(Mask.text(CARD + "12301")).doesNotContain(CARD.substring(0, 4));
        assertThat(Mask.text(fullWidth(CARD))).isEqualTo("[card]");
    }

    /// Ids, dates and amounts are what the text is about.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "refund re_1Pgc72B7WZ01zgkWqPvrRrPE of 2026-03-01 failed",
                "the amount 129900 is over the limit of 100000.00",
                "order ord_13800000000 and evt_1380000000000",
                "1f81eb52-5198-4599-803e-771906343485",
                "card_declined",
                "asked at 2026-03-01T12:00:00.000Z",
                "2 of 3 attempts, 45 s",
                "余额不足，请充值后再支付"
            })
    void leavesTheRest(String text) {
        assertThat(Mask.text(text)).isEqualTo(text);
    }

    @Test
    void leavesLongNumbersThatAreNoCards() {
        var noCard = CARD.substring(0, 15) + (CARD.charAt(15) == '0' ? '1' : '0');
        assertThat(Mask.text("order " + noCard)).isEqualTo("order " + noCard);
    }

    @Test
    void cutsOnlyWhatIsMasked() {
        assertThat(Mask.beginning("card " + CARD, 20)).isEqualTo("card [card]");
        assertThat(Mask.beginning("made.up@shop.example", 8)).isEqualTo("[mail]");
        assertThat(Mask.beginning("\uD83D\uDE00".repeat(3), 2)).isEqualTo("\uD83D\uDE00".repeat(2));
        assertThat(Mask.beginning("refused", 7)).isEqualTo("refused");
    }

    @Test
    void masksTwiceAsOnce() {
        var text = "a@b.example, " + CARD + ", +8613800000000, cvc 123, 010-55550000, 密码是abcd1234, password: 1234,"
                + " 验证码123456, cvc(123),"
                + " 110101190001010000, 一三八零零零零零零零零";
        assertThat(Mask.text(Mask.text(text))).isEqualTo(Mask.text(text));
        assertThat(Mask.code(Mask.code("John Doe"))).isEqualTo(Mask.code("John Doe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insufficient_funds",
                "payment_intent_payment_attempt_failed",
                "RISK",
                "101",
                "10.4",
                "C-1",
                "ACQ.TRADE_HAS_SUCCESS",
                "PAYER_ACTION_REQUIRED",
                "do-not-honor",
                "masked"
            })
    void keepsCodes(String code) {
        assertThat(Mask.code(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Your card was declined.",
                "John",
                "made@shop.example",
                "13800000000",
                "+8613800000000",
                "5550199",
                "cvc_123",
                "a b",
                "a__b",
                "_a",
                "a\u00e9",
                "{\"a\":1}",
                "x\ny"
            })
    void masksWhatLooksLikeNoCode(String code) {
        assertThat(Mask.code(code)).isEqualTo("masked");
    }

    @Test
    void masksCodesThatAreTooLongOrHoldACard() {
        assertThat(Mask.code(CARD)).isEqualTo("masked");
        assertThat(Mask.code("card_" + CARD)).isEqualTo("masked");
        assertThat(Mask.code("x".repeat(64))).hasSize(64);
        assertThat(Mask.code("x".repeat(65))).isEqualTo("masked");
    }

    /// Long texts of anything are read in time that grows with their length: nobody waits for a pattern.
    @Test
    void readsHostileTexts() {
        for (String piece : new String[] {"1", "1 ", "a@", "@", "%40", "cvc ", "(1", "+1", "x", "0-", "\u5BC6\u7801"}) {
            assertThat(Mask.text(piece.repeat(20_000))).isNotNull();
            assertThat(Mask.code(piece.repeat(20_000))).isEqualTo("masked");
        }
    }

    /// Made up: the prefix, zeros, and the digit that Luhn's sum asks for.
    private static String card(String prefix, int length) {
        var body = prefix + "0".repeat(length - 1 - prefix.length());
        int sum = IntStream.range(0, body.length())
                .map(i -> {
                    int digit = body.charAt(body.length() - 1 - i) - '0';
                    return i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
                })
                .sum();
        return body + (10 - sum % 10) % 10;
    }

    private static String grouped(String digits, String between) {
        return Arrays.stream(digits.split("(?<=\\G.{4})")).collect(Collectors.joining(between));
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .mapToObj(digit -> "" + (char) (digit - '0' + '\uFF10'))
                .collect(Collectors.joining());
    }
}
