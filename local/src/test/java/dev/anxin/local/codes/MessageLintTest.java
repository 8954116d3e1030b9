package dev.anxin.local.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.locale.Locales;
import dev.anxin.locale.Phrasebook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own messages have nothing wrong with them, and each would be caught with one thing wrong.
final class MessageLintTest {
    static Stream<MessageSample> samples() {
        return Locales.names().stream().flatMap(locale -> MessageSample.of(Locales.in(locale)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsNothingInOurMessages(MessageSample sample) {
        assertThat(MessageLint.problems(sample)).isEmpty();
    }

    /// Each is one text of a locale's file with one thing wrong.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "en ~ waiting-reassured lead ~ We are confirming your payment ~ We are confirming your failed payment ~ text: it says that it failed",
                "zh-CN ~ waiting-reassured lead ~ 确认中 ~ 失败，确认中 ~ text: it says that it failed",
                "zh-HK ~ waiting-reassured lead ~ 確認中 ~ 失敗，確認中 ~ text: it says that it failed",
                "zh-HK ~ waiting-progress title ~ 仍在確認 ~ 付款失敗，仍在確認 ~ title: it says that it failed",
                "en ~ debit-begun sms ~ is under way ~ has not failed ~ sms: it says that it failed",
                "zh-CN ~ paid-late tip ~ 商家正在确认 ~ 可能失败 ~ wechat thing: it says that it failed",
                "en ~ waiting-progress lead ~ Please do not pay again. We ~ We ~ text: it does not say: do not pay again",
                "zh-CN ~ waiting-handed-over lead ~ 请勿重复支付 ~ 请放心 ~ text: it does not say: do not pay again",
                "zh-HK ~ debit-begun title ~ 請勿重複付款 ~ 請放心 ~ title: it does not say: do not pay again",
                "en ~ part-paid sms ~ Please do not pay again. ~ Dear customer, ~ segment: it does not say: do not pay again",
                "en ~ waiting-reassured lead ~ Please do not pay again. ~ You have come to us with a payment that you have made for an order with us. Do not pay again. ~ first 70 characters: it does not say: do not pay again",
                "zh-CN ~ waiting-reassured lead ~ 支付结果确认中， ~ 您好， ~ first 70 characters: it does not say: it is being confirmed",
                "en ~ waiting-reassured body ~ {safe} ~ Thank you. ~ text: it does not say: unfinished money goes back",
                "zh-HK ~ paid-late body ~ 退回原付款方式 ~ 另作處理 ~ text: it does not say: unfinished money goes back",
                "zh-CN ~ part-paid body ~ 您的资金是安全的，商家 ~ 商家 ~ text: it does not say: the money is safe",
                "en ~ waiting-progress body ~ {hear} ~ Bye. ~ text: it does not say: we will write",
                "en ~ not-paid body ~ {sorry} ~ Well. ~ text: it does not say: we are sorry",
                "zh-CN ~ paid body ~ 感谢您的支持， ~ 好的， ~ text: it does not say: thank you",
                "zh-CN ~ paid-after-waiting body ~ 很抱歉让您久等了， ~ 好的， ~ after a long wait, zh-CN, text: it does not say: we are sorry",
                "en ~ paid body ~ Thank you for your order. ~ Thank you for your patience. ~ text: it thanks for patience that nobody needed",
                "zh-HK ~ waiting-progress body ~ 所需時間較平常為長 ~ 我們已找到問題 ~ text: it says that the problem is located",
                "en ~ refunded-second lead ~ order {order} ~ your order ~ preview: it does not say which order it is about",
                "zh-HK ~ refund-bounced sms ~ 訂單{order} ~ `` ~ segment: it does not say which order it is about",
                "en ~ paid title ~ Payment complete ~ Good news ~ title: it does not say: money has arrived",
                "zh-CN ~ refunded title ~ 退款成功，款项已原路退回 ~ 好消息来了 ~ title: it does not say: money goes back",
                "en ~ not-paid lead ~ was not completed ~ was blocked for a risk ~ text: it hints at what a bank may suspect",
                "zh-HK ~ not-paid body ~ {sorry} ~ {sorry}這張卡已被報失。 ~ text: it hints at what a bank may suspect",
                "zh-CN ~ not-paid-closed lead ~ 未能完成支付 ~ 未能完成支付，被拒绝 ~ text: it frightens",
                "en ~ not-paid sms ~ Please use another card or method. ~ Please try again. ~ only another way helps, en, sms: it invites to try again",
                "en ~ not-paid body ~ {advice} ~ {advice} Or retry. ~ only another way helps, en, text: it invites to try again",
                "zh-CN ~ not-paid tip ~ 请更换支付方式 ~ 可重试或更换支付方式 ~ only another way helps, zh-CN, wechat thing: it invites to try again",
                "zh-HK ~ not-paid sms ~ 請轉用其他銀行卡或付款方式 ~ 閣下可再試 ~ only another way helps, zh-HK, segment: it invites to try again",
                "en ~ paid body ~ Thank you for your order. ~ Result: trade_success. Thank you. ~ text: it has a raw code in it",
                "en ~ paid body ~ Thank you ~ <b>Thank you</b> ~ text: it has markup in it",
                "zh-HK ~ refund-bounced body ~ 客戶服務專員會與閣下聯絡 ~ 請提供銀行卡密碼，我們會聯絡 ~ text: it asks for what nobody may ask for",
                "en ~ waiting-reassured title ~ Confirming ~ We are at this very moment confirming ~ title: it is too long",
                "zh-CN ~ waiting-reassured tip ~ 有结果即通知您 ~ 有结果我们会第一时间通知您，谢谢 ~ wechat thing: it is too long",
                "zh-CN ~ paid status ~ 支付成功 ~ 已经支付成功 ~ wechat phrase: it is not 1 to 5 Chinese characters",
                "zh-HK ~ paid status ~ 付款成功 ~ Paid ~ wechat phrase: it is not 1 to 5 Chinese characters",
                "en ~ waiting-reassured sms ~ We will write with the result. ~ We will write to you as soon as there is a result of it all. ~ segment: it takes 2 segments",
                "en ~ waiting-reassured sms ~ We are ~ We’re ~ segment: it takes 2 segments",
                "zh-CN ~ waiting-reassured sms ~ 有结果即通知您 ~ 有结果我们会第一时间通知您，请您耐心等待我们的通知，谢谢 ~ segment: it takes 2 segments",
                "zh-HK ~ paid body ~ 多謝惠顧！ ~ 多謝，please come back to us soon！ ~ text: it is not Chinese",
                "en ~ paid body ~ Thank you ~ Thank you, {customer} ~ en has no text 'phrases customer'",
                "en ~ paid body ~ Thank you ~ [Thank you ~ '[' without ']'",
            })
    void findsWhatIsWrong(String locale, String place, String good, String bad, String problem) {
        var path = ("messages " + place).split(" ");
        var text = Locales.in(locale).words().at(path).text().orElseThrow();
        assertThat(text).contains(good);
        var worse = with(Locales.in(locale).words(), List.of(path), text.replace(good, bad));
        assertThat(MessageLint.problems(new Phrasebook(locale, worse)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-HK, messages paid tip",
        "en, messages refund-bounced lead",
        "zh-CN, failures declined",
        "zh-HK, failures unknown",
        "en, phrases cause-held",
        "zh-HK, phrases why-second",
        "zh-CN, points not-again",
        "en, frame inbox",
    })
    void namesWhatALocaleLacks(String locale, String place) {
        var without = with(Locales.in(locale).words(), List.of(place.split(" ")), "");
        assertThat(MessageLint.problems(new Phrasebook(locale, without)))
                .containsExactly(locale + ": it has no text '" + place + "'");
    }

    /// The same but for one text.
    private static Json with(Json words, List<String> path, String text) {
        var members = new LinkedHashMap<>(words.members());
        var name = path.getFirst();
        var rest = path.subList(1, path.size());
        members.put(name, rest.isEmpty() ? Json.of(text) : with(words.at(name), rest, text));
        return new Json.Fields(members);
    }
}
