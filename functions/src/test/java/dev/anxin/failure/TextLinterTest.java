package dev.anxin.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.TextLinter.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each bad text has one thing wrong with it, and is otherwise as good as the two good ones.
final class TextLinterTest {
    private static final String ENGLISH =
            "This card is past its date. Please enter your new card, or use another card or method.";
    private static final String CHINESE = "这张卡已过有效期。请更新卡片信息，或更换银行卡、其他支付方式。";
    private static final String WAIT =
            "The result is still being confirmed. Please wait and do not pay again; we will tell you as soon as it is clear.";

    @Test
    void findsNothingInGoodTexts() {
        assertThat(advice("en", ENGLISH, Point.ANOTHER_WAY)).isEmpty();
        assertThat(advice("zh-CN", CHINESE, Point.ANOTHER_WAY)).isEmpty();
        assertThat(advice("en", WAIT, Point.NOT_AGAIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-HK | 付款失敗。請更新卡片資料，或轉用其他銀行卡、其他付款方式，多謝諒解。 | says that it failed",
                "zh-HK | 這張卡已報失。請轉用其他銀行卡或其他付款方式，或聯絡發卡銀行了解詳情。 | hints at what a bank",
                "zh-HK | 銀行拒絕了這筆付款。請轉用其他銀行卡或其他付款方式，或聯絡發卡銀行。 | frightens",
                "zh-HK | 這張卡已過有效期。請在頁面上更新卡片資料後繼續，多謝閣下的體諒。 | does not say: use another way",
                "en | Your payment failed. Please enter your new card, or use another card or method. | says that it failed",
                "zh-CN | 支付失败。请更新卡片信息，或更换银行卡、其他支付方式，谢谢您的理解。 | says that it failed",
                "en | We suspect fraud on this card. Please use another card or another method. | hints at what a bank",
                "en | Your card was reported lost. Please use another card or another method. | hints at what a bank",
                "en | This card was stolen, says the bank. Please use another card or method. | hints at what a bank",
                "en | The risk check did not pass. Please use another card or another method. | hints at what a bank",
                "en | Your card is blocked by the bank. Please use another card or another method. | hints at what a bank",
                "zh-CN | 这张卡已挂失。请更换银行卡或其他支付方式，或联系发卡银行了解详情。 | hints at what a bank",
                "zh-CN | 这笔支付被风控系统处理。请更换银行卡或其他支付方式，或联系客服。 | hints at what a bank",
                "zh-CN | 这笔支付涉嫌欺诈。请更换银行卡或其他支付方式，或联系发卡银行。 | hints at what a bank",
                "en | The bank rejected this payment. Please use another card or another method. | frightens",
                "zh-CN | 银行拒绝了这笔支付。请更换银行卡或其他支付方式，或联系发卡银行。 | frightens",
                "en | You entered a wrong number. Please use another card or another method. | blames the customer",
                "zh-CN | 由于您的失误，支付没有完成。请更换银行卡或其他支付方式后再试。 | blames the customer",
                "en | The bank answered do_not_honor. Please use another card or another method. | has a raw code",
                "en | The bank answered with code 05. Please use another card or another method. | has a raw code",
                "zh-CN | 支付没有完成（错误码 101）。请更换银行卡或其他支付方式，或联系客服。 | has a raw code",
                "en | The payment of {amount} is not complete. Please use another card or method. | has something unfilled",
                "en | The payment is <b>not</b> complete. Please use another card or another method. | has markup in it",
                "en | To go on, please send us your card number, or use another card or method. | asks for what nobody",
                "zh-CN | 请提供您的短信验证码给客服，或更换银行卡、其他支付方式完成支付。 | asks for what nobody",
                "en | Please use another card. | says too little",
                "zh-CN | 请更换银行卡。 | says too little",
                "en | This card is past its date. Please use 更换银行卡 another card or method. | is not English alone",
                "zh-CN | 请更换银行卡: please use another card or another method instead。 | is not Chinese",
                "en | This card is past its date. Please enter your new card, or use another card | full stop",
                "en | This card is past its date. Please enter the details of your new card. | does not say: use another way",
                "zh-CN | 这张卡已过有效期。请在页面上更新卡片信息后继续，谢谢您的理解。 | does not say: use another way",
            })
    void findsWhatIsWrong(String locale, String text, String problem) {
        assertThat(advice(locale, text, Point.ANOTHER_WAY))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The result is still being confirmed. Please wait; we will tell you as soon as it is clear. | do not pay again",
                "zh-CN | 支付结果仍在确认中，请耐心等待，确认后我们会第一时间通知您，谢谢。 | do not pay again",
                "en | Still being confirmed. Do not pay again now, but pay again in five minutes. | invites to pay again",
                "zh-CN | 支付结果仍在确认中，请勿重复支付。五分钟后仍无结果，请重新支付。 | invites to pay again",
            })
    void moneyOnItsWayIsNotPaidTwice(String locale, String text, String problem) {
        assertThat(advice(locale, text, Point.NOT_AGAIN))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void findsWhatCannotBeSeenOrRead() {
        assertThat(advice("en", "", Point.ANOTHER_WAY)).contains("is empty");
        assertThat(advice("en", ENGLISH.replace("date. ", "date.\n"), Point.ANOTHER_WAY))
                .containsExactly("has more than one line");
        assertThat(advice("en", ENGLISH.replace("card,", "card\u202E,"), Point.ANOTHER_WAY))
                .singleElement()
                .asString()
                .startsWith("has characters that cannot be seen");
        assertThat(advice("en", ENGLISH.repeat(3), Point.ANOTHER_WAY))
                .singleElement()
                .asString()
                .startsWith("is too long");
    }

    @Test
    void onlyAnOutcomeMaySayThatItFailed() {
        var text = "The refund failed, and our staff will arrange another way.";
        assertThat(new TextLinter("en", 1, 100, Kind.FINAL).problems(text, List.of()))
                .isEmpty();
        assertThat(new TextLinter("en", 1, 100, Kind.OPEN).problems(text, List.of()))
                .isNotEmpty();
    }

    private static List<String> advice(String locale, String text, Point point) {
        return TextLinter.advice(locale).problems(text, List.of(point));
    }
}
